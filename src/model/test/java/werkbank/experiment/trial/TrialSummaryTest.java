package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Samples;
import werkbank.file.Json;
import werkbank.recipe.Precision;
import werkbank.space.Constraints;
import werkbank.space.Cost;
import werkbank.space.Objective;
import werkbank.space.ResultLimit;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

/** The JSON of {@code trials --json}, whose keys are promised. */
class TrialSummaryTest {
    private static final TrialResult.Outcome OUTCOME = OutcomeBuilder.reaching(0.97)
            .epoch(3)
            .weights(TrialResult.Weights.EMA)
            .logLoss(0.11)
            .macroF1(0.96)
            .errors(180)
            .spread(Optional.of(0.002))
            .parameters(1_234)
            .build();

    private static final SearchPlan TWO_OBJECTIVES = new SearchPlan(
            SchedulerSpec.NONE,
            Objective.VAL_ERRORS,
            Optional.of(Cost.PARAMETERS),
            List.of(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            new SearchPlan.Repeats(1, 1),
            true,
            SearchPlan.USUALLY_KEPT);

    private static Trial trial(
            TrialState state,
            Optional<TrialResult.Outcome> outcome,
            Optional<TrialResult.Failure> failure,
            Optional<Integer> repeats) {
        return new Trial(
                7,
                state,
                5,
                new TreeMap<>(Map.of("rate", 0.01)),
                4,
                2.5,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                outcome,
                failure,
                repeats);
    }

    @Test
    void aCompleteTrialHasTheKeptCheckpointsFigures() {
        Trial trial = trial(TrialState.COMPLETE, Optional.of(OUTCOME), Optional.empty(), Optional.of(2));
        assertThat(Json.write(TrialSummary.of(trial, TWO_OBJECTIVES, Set.of(7), List.of())))
                .isEqualTo(
                        "{\"number\":7,\"state\":\"COMPLETE\",\"objective\":180.0,\"accuracy\":0.97,\"spread\":0.002,"
                                + "\"logLoss\":0.11,\"macroF1\":0.96,\"balancedAccuracy\":0.97,\"errors\":180,\"epochs\":4,\"bestEpoch\":3,"
                                + "\"weights\":\"ema\",\"seconds\":2.5,\"networkParameters\":1234,\"secondsPerImage\":1.0E-4,"
                                + "\"front\":true,\"repeats\":2,\"parameters\":{\"rate\":0.01}}");
    }

    @Test
    void theBestHasWhatItIsWorthElsewhereAndNoOther() {
        Trial trial = trial(TrialState.COMPLETE, Optional.of(OUTCOME), Optional.empty(), Optional.empty());
        Optional<BestEstimate> ofIt = Optional.of(new BestEstimate(7, 180, 186.5, 12));
        Optional<BestEstimate> ofAnother = Optional.of(new BestEstimate(3, 180, 186.5, 12));

        assertThat(Json.write(TrialSummary.of(List.of(trial), TWO_OBJECTIVES, Set.of(), Map.of(), ofIt)))
                .startsWith(
                        "[{\"number\":7,\"state\":\"COMPLETE\",\"objective\":180.0,\"elsewhere\":186.5,\"accuracy\":0.97,");
        assertThat(Json.write(TrialSummary.of(List.of(trial), TWO_OBJECTIVES, Set.of(), Map.of(), ofAnother)))
                .doesNotContain("elsewhere");
    }

    @Test
    void aTrialSaysWhichConstraintsItBreaksWhereThereAreSome() {
        SearchPlan limited = SearchPlans.with(
                SearchPlan.STANDARD,
                new Constraints(
                        List.of(
                                new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 1_000),
                                new ResultLimit(ResultLimit.Figure.SECONDS, true, 3)),
                        List.of()));
        Trial trial = trial(TrialState.COMPLETE, Optional.of(OUTCOME), Optional.empty(), Optional.empty());
        assertThat(Json.write(TrialSummary.of(trial, limited, Set.of(), List.of())))
                .contains("\"breaks\":[\"parameters <= 1000\"]");
        assertThat(trial.violation(limited.constraints())).isEqualTo(0.234);
        Trial failed = trial(
                TrialState.FAILED, Optional.empty(), Optional.of(new TrialResult.Failure("", "")), Optional.empty());
        assertThat(Json.write(TrialSummary.of(failed, limited, Set.of(), List.of())))
                .doesNotContain("breaks");
        assertThat(failed.violation(limited.constraints())).isInfinite();
        assertThat(failed.violation(Constraints.NONE)).isZero();
    }

    @Test
    void aFailedTrialHasItsCauseAndNoFigures() {
        TrialResult.Failure failure = new TrialResult.Failure("out of memory", "the trace");
        Trial trial = trial(TrialState.FAILED, Optional.empty(), Optional.of(failure), Optional.empty());
        String json = Json.write(TrialSummary.of(trial, SearchPlan.STANDARD, Set.of(), List.of()));
        assertThat(json)
                .contains("\"objective\":null", "\"bestEpoch\":null", "\"cause\":\"out of memory\"")
                .doesNotContain("trace", "spread", "front", "repeats");
        Iterator<String> keys = Json.read(json, JsonNode.class).fieldNames();
        assertThat(keys)
                .toIterable()
                .containsExactly(
                        "number",
                        "state",
                        "objective",
                        "accuracy",
                        "logLoss",
                        "macroF1",
                        "balancedAccuracy",
                        "errors",
                        "epochs",
                        "bestEpoch",
                        "weights",
                        "seconds",
                        "networkParameters",
                        "secondsPerImage",
                        "cause",
                        "parameters");
    }

    @Test
    void aTrialThatMovedHasWhatItsLastEpochsWereComputedWithAndWhatCameBefore() {
        Trial trial = trial(TrialState.COMPLETE, Optional.of(OUTCOME), Optional.empty(), Optional.empty());
        Computation onCpu = new Computation("dl4j", Precision.F32, "a processor", List.of());

        assertThat(Json.write(
                        TrialSummary.of(trial, SearchPlan.STANDARD, Set.of(), List.of(Samples.computation(), onCpu))))
                .contains("\"engine\":\"dl4j\",\"precision\":\"f32\",\"device\":\"a processor\",\"computedBefore\":"
                        + "[{\"engine\":\"cuda\",\"precision\":\"tf32\",\"device\":\"NVIDIA H100\"}],");
        assertThat(Json.write(TrialSummary.of(trial, SearchPlan.STANDARD, Set.of(), List.of(Samples.computation()))))
                .contains(
                        "\"device\":\"NVIDIA H100\",\"algorithms\":[\"forward 1\",\"data 1\",\"filter 1\"],\"parameters\"");
    }
}
