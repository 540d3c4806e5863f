package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.experiment.OutcomeBuilder;
import werkbank.space.Constraints;
import werkbank.space.ResultLimit;
import werkbank.space.ResultLimit.Figure;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

class VerdictsTest {
    private static final BestEstimate ESTIMATE = new BestEstimate(12, 0.99, 0.985, 20, 24);
    private static final Verdicts VERDICTS = Verdicts.NONE.with(Optional.of(ESTIMATE));

    private static Trial complete(int number, double accuracy, long parameters) {
        return EndedTrial.of(
                number,
                TrialState.COMPLETE,
                OutcomeBuilder.reaching(accuracy).parameters(parameters).build());
    }

    /** Trials from 1 on, of which the twelfth is the best. */
    private static List<Trial> trials(int count) {
        return new ArrayList<>(IntStream.rangeClosed(1, count)
                .mapToObj(number -> complete(number, number == 12 ? 0.99 : 0.9, 50))
                .toList());
    }

    private static Optional<BestEstimate> estimate(List<Trial> trials) {
        return VERDICTS.of(trials, SearchPlan.STANDARD);
    }

    @Test
    void anEstimateHoldsForTheBestOfAsManyAsItWasReckonedFor() {
        assertThat(estimate(trials(24))).contains(ESTIMATE);
        assertThat(estimate(trials(150))).as("the best of 150").isEmpty();
        assertThat(Verdicts.NONE.of(trials(24), SearchPlan.STANDARD)).isEmpty();
        assertThat(estimate(List.of())).isEmpty();
    }

    @Test
    void aBetterTrialHasNoneOfItsOwn() {
        List<Trial> trials = trials(23);
        trials.add(complete(140, 0.995, 50));

        assertThat(estimate(trials)).isEmpty();
    }

    @Test
    void trialsThatAreNotCompleteOrBreakAConstraintAreNotCounted() {
        List<Trial> trials = trials(24);
        Trial waiting = complete(25, 0.999, 50);
        trials.add(new Trial(
                25,
                TrialState.WAITING,
                1,
                waiting.parameters(),
                1,
                1,
                Instant.EPOCH,
                Optional.empty(),
                waiting.outcome(),
                Optional.empty(),
                Optional.empty()));
        assertThat(estimate(trials)).contains(ESTIMATE);

        trials.add(complete(26, 0.999, 200));
        SearchPlan limited = SearchPlans.with(
                SearchPlan.STANDARD,
                new Constraints(List.of(new ResultLimit(Figure.PARAMETERS, true, 100)), List.of()));
        assertThat(VERDICTS.of(trials, limited)).contains(ESTIMATE);
        assertThat(estimate(trials)).isEmpty();
    }
}
