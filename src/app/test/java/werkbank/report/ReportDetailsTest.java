package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.experiment.trial.TrialState;
import werkbank.report.view.Curve;
import werkbank.report.view.TrialDetail;
import werkbank.report.view.TrialDetails;
import werkbank.report.view.TrialRow;
import werkbank.space.Constraints;
import werkbank.space.Objective;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

/** What the views of single trials show, and their curves. */
class ReportDetailsTest {
    private static final SampleStudy STUDY = SampleStudy.full();
    private static final ReportData DATA = ReportData.of(STUDY, SampleStudy.space());

    @Test
    void trialsThatDidNotCompleteKeepWhatTheyReached() {
        TrialRow pruned = DATA.trials().stream()
                .filter(t -> t.state() == TrialState.PRUNED)
                .findFirst()
                .orElseThrow();
        assertThat(pruned.accuracy()).isPresent();
        assertThat(pruned.reached()).isEqualTo(pruned.value()).isEqualTo(pruned.accuracy());
        TrialRow interrupted = DATA.trials().stream()
                .filter(t -> t.state() == TrialState.INTERRUPTED)
                .findFirst()
                .orElseThrow();
        assertThat(interrupted.accuracy()).isEmpty();
        assertThat(interrupted.reached())
                .isEqualTo(DATA.curves().get(interrupted.number()).validationAccuracy().stream()
                        .flatMap(Optional::stream)
                        .max(Double::compare))
                .isPresent();
    }

    @Test
    void figuresAreTheObjectives() {
        ReportData byLoss = ReportData.of(SampleStudy.full(), SampleStudy.space(Objective.VAL_LOSS));
        assertThat(byLoss.search().higherIsBetter()).isFalse();
        assertThat(byLoss.trials())
                .filteredOn(t -> t.state() == TrialState.COMPLETE)
                .isNotEmpty()
                .allSatisfy(t -> {
                    assertThat(t.value()).isEqualTo(t.logLoss()).isPresent();
                    assertThat(t.reached()).isEqualTo(t.value());
                });
        TrialRow interrupted = byLoss.trials().stream()
                .filter(t -> t.state() == TrialState.INTERRUPTED)
                .findFirst()
                .orElseThrow();
        assertThat(interrupted.reached())
                .isEqualTo(byLoss.curves().get(interrupted.number()).validationLoss().stream()
                        .flatMap(Optional::stream)
                        .min(Double::compare))
                .isPresent();
        TrialRow best = byLoss.trials().get(byLoss.overview().best().orElseThrow() - 1);
        assertThat(byLoss.reaches().orElseThrow().low()).isEqualTo(best.value().orElseThrow());

        ReportData byErrors = ReportData.of(SampleStudy.full(), SampleStudy.space(Objective.VAL_ERRORS));
        assertThat(byErrors.trials())
                .filteredOn(t -> t.state() == TrialState.COMPLETE)
                .allSatisfy(t -> assertThat(t.value().orElseThrow()).isGreaterThanOrEqualTo(1));
        assertThat(byErrors.trials().get(interrupted.number() - 1).reached())
                .as("errors are not counted by epoch")
                .isEmpty();
    }

    @Test
    void failedTrialsTellTheirCauseAndAShortTrace() {
        TrialRow failed = DATA.trials().stream()
                .filter(t -> t.state() == TrialState.FAILED)
                .findFirst()
                .orElseThrow();
        assertThat(failed.cause()).contains("the worker ended with code 134: out of memory");
        assertThat(failed.detail().orElseThrow())
                .hasSizeLessThan(2_100)
                .contains("[…]")
                .startsWith("java.lang.OutOfMemoryError");
    }

    @Test
    void trialsTellWhichWeightsTheyKept() {
        assertThat(DATA.trials())
                .filteredOn(row -> row.accuracy().isPresent())
                .allSatisfy(row -> assertThat(row.weights()).contains(row.number() % 10 == 3 ? "swa" : "trained"));
        assertThat(DATA.trials())
                .filteredOn(row -> row.accuracy().isEmpty())
                .allSatisfy(row -> assertThat(row.weights()).isEmpty());
    }

    @Test
    void detailsHaveTheCheckpointsFigures() {
        assertThat(DATA.details().trials()).hasSize(40);
        for (Trial trial : STUDY.trials()) {
            TrialDetail detail = DATA.details().trials().get(trial.number());
            assertThat(detail.seed()).isEqualTo(Long.toString(1_000L + trial.number()));
            assertThat(detail.errors()).isEqualTo(trial.best().map(Checkpoint::errors));
            assertThat(detail.macroF1().isPresent()).isEqualTo(trial.outcome().isPresent());
            trial.outcome().ifPresent(outcome -> {
                assertThat(detail.macroF1().orElseThrow())
                        .isCloseTo(outcome.best().macroF1(), withPercentage(0.001));
                assertThat(detail.secondsPerImage().orElseThrow())
                        .isCloseTo(outcome.secondsPerImage(), withPercentage(0.001));
            });
        }
    }

    @Test
    void mistakesOnValidationAreCountedMostFrequentFirst() {
        assertThat(DATA.details().classImages()).hasSize(10).containsOnly(600);
        assertThat(DATA.details().leftOut()).isZero();
        for (Trial trial : STUDY.trials()) {
            List<Integer> mistakes =
                    DATA.details().trials().get(trial.number()).mistakes().orElse(List.of());
            List<Integer> images = IntStream.range(0, mistakes.size() / 3)
                    .mapToObj(pair -> mistakes.get(3 * pair + 2))
                    .toList();
            assertThat(images).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(images.stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(trial.best().map(Checkpoint::errors).orElse(0));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 200_000})
    void mistakesOfTheBestTrialsComeFirstWhereThereIsLittleRoom(long parameters) {
        SearchPlan plan = SearchPlans.with(
                SearchPlan.STANDARD,
                new Constraints(List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, parameters)), List.of()));
        TrialDetails few = TrialDetails.of(STUDY.trials(), 7, plan, 60);
        List<Integer> shown = few.trials().entrySet().stream()
                .filter(entry -> entry.getValue().mistakes().isPresent())
                .map(Map.Entry::getKey)
                .toList();
        List<Integer> best = STUDY.trials().stream()
                .sorted(Trial.bestFirst(plan))
                .limit(shown.size())
                .map(Trial::number)
                .toList();
        assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(best);
        assertThat(few.trials().values().stream()
                        .mapToInt(detail -> detail.mistakes().orElse(List.of()).size() / 3)
                        .sum())
                .isLessThanOrEqualTo(60);
        assertThat(few.leftOut() + shown.size()).isEqualTo((int) STUDY.trials().stream()
                .filter(trial -> trial.outcome().isPresent())
                .count());
    }

    @Test
    void trialsThatCountedNoMistakesHaveNone() {
        TrialDetails none =
                ReportData.of(STUDY.withoutConfusion(), SampleStudy.space()).details();
        assertThat(none.classImages()).isEmpty();
        assertThat(none.leftOut()).isZero();
        assertThat(none.trials().values())
                .allSatisfy(detail -> assertThat(detail.mistakes()).isEmpty());
    }

    @Test
    void aStudyCanBeginWithAnyTrial() {
        for (int number : List.of(1, 7, 40)) {
            long alone = Long.parseLong(DATA.details().trials().get(number).aloneSeed());
            assertThat(TrialSeeds.of(alone, 1))
                    .isEqualTo(TrialSeeds.of(STUDY.study().seed(), number));
        }
        assertThat(DATA.alone().folder()).isEqualTo("search-spaces/");
        assertThat(DATA.alone().space().orElseThrow())
                .contains("name: mnist-cnn\n", "\ntrials: 1\n")
                .doesNotContain("seed: 7");
    }

    @Test
    void reductionsAreTheEpochsAfterWhichTheRateFell() {
        // The sample halves the rate after every sixth epoch.
        int best = DATA.overview().best().orElseThrow();
        assertThat(DATA.curves().get(best).reductions()).startsWith(6, 12);
    }

    @Test
    void aScheduleThatMovesTheRateAllTheTimeHasNoReductions() {
        List<EpochMetrics> epochs = IntStream.rangeClosed(1, 10)
                .mapToObj(epoch -> new EpochMetrics(epoch, 1, 0.5, 1, 0.5, 0.5, 0.01 / epoch, 1))
                .toList();
        assertThat(Curve.of(epochs).reductions()).isEmpty();
    }

    @Test
    void aCurveHasTheAveragedWeightsWhereThereAreSome() {
        Curve averaged = DATA.curves().get(3);
        assertThat(averaged.averagedLoss()).hasSameSizeAs(averaged.epoch()).startsWith(Optional.empty());
        assertThat(averaged.averagedLoss().get(1).orElseThrow())
                .isCloseTo(0.9 * averaged.validationLoss().get(1).orElseThrow(), within(1e-5));
        assertThat(averaged.averagedAccuracy().get(1))
                .isEqualTo(averaged.validationAccuracy().get(1));
        Curve trained = DATA.curves().get(2);
        assertThat(trained.averagedLoss()).isEmpty();
        assertThat(trained.averagedAccuracy()).isEmpty();
    }
}
