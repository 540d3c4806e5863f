package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.experiment.OutcomeBuilder;
import werkbank.space.Constraints;
import werkbank.space.Cost;
import werkbank.space.Objective;
import werkbank.space.ResultLimit;
import werkbank.space.ResultLimit.Figure;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

class BrokenLimitsTest {
    private static final Constraints CONSTRAINTS = new Constraints(
            List.of(new ResultLimit(Figure.PARAMETERS, true, 100), new ResultLimit(Figure.MS_PER_IMAGE, true, 0.25)),
            List.of());

    private static final SearchPlan PLAN = SearchPlans.with(SearchPlan.STANDARD, CONSTRAINTS);

    private static Trial trial(int number, double accuracy, long parameters, double secondsPerImage) {
        return EndedTrial.of(
                number,
                TrialState.COMPLETE,
                OutcomeBuilder.reaching(accuracy)
                        .parameters(parameters)
                        .secondsPerImage(secondsPerImage)
                        .build());
    }

    private static final List<Trial> TRIALS = List.of(
            trial(1, 0.99, 200, 0.0001),
            trial(2, 0.98, 150, 0.0003),
            trial(3, 0.90, 100, 0.00025),
            trial(4, 0.80, 20, 0.0002),
            trial(5, 0.95, 20, 0.001));

    @Test
    void theLineSaysHowManyBreakWhich() {
        assertThat(BrokenLimits.of(TRIALS, CONSTRAINTS).words())
                .contains("3 of 5 trials with a result break a constraint: parameters <= 100 (trials 1 and 2);"
                        + " ms-per-image <= 0.25 (trials 2 and 5)");
        assertThat(BrokenLimits.of(TRIALS.subList(0, 1), CONSTRAINTS).words())
                .contains("1 of 1 trial with a result breaks a constraint: parameters <= 100 (trial 1)");
        assertThat(BrokenLimits.of(TRIALS.subList(2, 4), CONSTRAINTS).words()).isEmpty();
        assertThat(BrokenLimits.of(TRIALS, Constraints.NONE).words()).isEmpty();
    }

    @Test
    void ofManyTrialsTwelveAreNamed() {
        List<Trial> many = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> trial(number, 0.9, 200, 0))
                .toList();
        assertThat(BrokenLimits.of(many, CONSTRAINTS).words().orElseThrow())
                .endsWith("(trials 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 8 more)");
    }

    /** Trial 2 is beyond the limits by 0.5 + 0.2, trial 1 by 1, trial 5 by 3. */
    @Test
    void thoseThatKeepTheLimitsComeFirst() {
        List<Trial> sorted = new ArrayList<>(TRIALS);
        sorted.sort(Trial.bestFirst(PLAN));
        assertThat(sorted).extracting(Trial::number).containsExactly(3, 4, 2, 1, 5);
        sorted.sort(Trial.bestFirst(SearchPlan.STANDARD));
        assertThat(sorted).extracting(Trial::number).containsExactly(1, 2, 5, 3, 4);
        assertThat(Trial.keeping(TRIALS, CONSTRAINTS)).extracting(Trial::number).containsExactly(3, 4);
    }

    @Test
    void theFrontIsOfThoseThatKeepTheLimits() {
        SearchPlan two = new SearchPlan(
                PLAN.scheduler(),
                Objective.VAL_ACCURACY,
                Optional.of(Cost.PARAMETERS),
                PLAN.enqueue(),
                PLAN.target(),
                PLAN.patience(),
                PLAN.repeats(),
                PLAN.redraw(),
                PLAN.keep());
        assertThat(ParetoFront.numbers(TRIALS, two)).isEqualTo(Set.of(1, 2, 5));
        assertThat(ParetoFront.numbers(TRIALS, SearchPlans.with(two, CONSTRAINTS)))
                .isEqualTo(Set.of(3, 4));
    }
}
