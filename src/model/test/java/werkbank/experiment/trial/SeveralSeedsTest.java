package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Samples;
import werkbank.space.Constraints;
import werkbank.space.Objective;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

class SeveralSeedsTest {
    private static Trial trial(int number, TrialState state, double accuracy, Integer repeats) {
        TrialResult.Outcome outcome = OutcomeBuilder.reaching(accuracy)
                .logLoss(1 - accuracy)
                .errors((int) Math.round(1_000 * (1 - accuracy)))
                .parameters(100L * number)
                .build();
        return new Trial(
                number,
                state,
                number,
                new TreeMap<>(),
                1,
                1,
                Samples.NOON,
                Optional.of(Samples.NOON),
                Optional.of(outcome),
                Optional.empty(),
                Optional.ofNullable(repeats));
    }

    private final List<Trial> trials = List.of(
            trial(1, TrialState.COMPLETE, 0.90, null),
            trial(2, TrialState.COMPLETE, 0.95, null),
            trial(3, TrialState.COMPLETE, 0.94, null),
            trial(4, TrialState.COMPLETE, 0.91, 2),
            trial(5, TrialState.COMPLETE, 0.90, 2),
            trial(6, TrialState.COMPLETE, 0.94, 3),
            trial(7, TrialState.PRUNED, 0.99, 1));

    @Test
    void theBestMeanComesFirst() {
        List<SeveralSeeds> configurations = SeveralSeeds.of(trials, SearchPlan.STANDARD);
        assertThat(configurations).extracting(SeveralSeeds::trial).containsExactly(3, 2);
        SeveralSeeds second = configurations.get(1);
        assertThat(second.seeds()).isEqualTo(3);
        assertThat(second.mean()).isCloseTo(0.92, offset(1e-12));
        // Squares of 0.03, 0.01 and 0.02, added up, by two.
        assertThat(second.deviation()).isCloseTo(Math.sqrt(0.0007), offset(1e-12));
        assertThat(second.best()).isEqualTo(0.95);
        assertThat(second.worst()).isEqualTo(0.90);
    }

    @Test
    void whereLessIsBetterTheLowestIsTheBest() {
        List<SeveralSeeds> configurations = SeveralSeeds.of(trials, minimising(Objective.VAL_ERRORS));
        assertThat(configurations).extracting(SeveralSeeds::trial).containsExactly(3, 2);
        assertThat(configurations.get(1).best()).isEqualTo(50);
        assertThat(configurations.get(1).worst()).isEqualTo(100);
    }

    private static SearchPlan minimising(Objective objective) {
        SearchPlan plan = SearchPlan.STANDARD;
        return new SearchPlan(
                plan.scheduler(),
                objective,
                plan.cost(),
                plan.enqueue(),
                plan.target(),
                plan.patience(),
                plan.repeats(),
                plan.redraw(),
                plan.keep());
    }

    /** Trial 6, which repeats trial 3, has 600 parameters. */
    @Test
    void aConfigurationOfWhichATrialBreaksALimitComesLast() {
        Constraints small =
                new Constraints(List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 500)), List.of());
        assertThat(SeveralSeeds.of(trials, SearchPlans.with(SearchPlan.STANDARD, small)))
                .extracting(SeveralSeeds::trial)
                .containsExactly(2, 3);
    }

    @Test
    void oneCompleteTrialIsNoSpread() {
        assertThat(SeveralSeeds.of(trials.subList(0, 3), SearchPlan.STANDARD)).isEmpty();
    }
}
