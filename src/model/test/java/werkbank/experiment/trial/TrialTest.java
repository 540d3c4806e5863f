package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.experiment.OutcomeBuilder;
import werkbank.space.Constraints;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

class TrialTest {
    private static final SearchPlan SMALL = SearchPlans.with(
            SearchPlan.STANDARD,
            new Constraints(List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 100)), List.of()));

    private static Trial trial(int number, TrialState state, double accuracy, long parameters) {
        return EndedTrial.of(
                number,
                state,
                OutcomeBuilder.reaching(accuracy).parameters(parameters).build());
    }

    /** Trial 1 is at a rung, trial 2 is too large by a half and trial 3 by a tenth. */
    @Test
    void theBestIsOneThatIsCompleteAndAsNearToTheConstraintsAsAny() {
        List<Trial> large = List.of(
                trial(1, TrialState.WAITING, 0.99, 50),
                trial(2, TrialState.COMPLETE, 0.98, 150),
                trial(3, TrialState.COMPLETE, 0.97, 110));
        assertThat(Trial.bestComplete(large, SearchPlan.STANDARD)).contains(large.get(1));
        assertThat(Trial.bestComplete(large, SMALL)).contains(large.get(2));
        assertThat(Trial.bestComplete(large.subList(0, 1), SMALL)).isEmpty();
    }
}
