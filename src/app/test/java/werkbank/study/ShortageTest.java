package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.WerkbankException;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.space.Constraints;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;
import werkbank.space.Spaces;

class ShortageTest {
    private static final SearchPlan ASHA = Spaces.read("name: s\ntrials: 3\nscheduler: asha\n"
                    + "network: [dense: {int: [2, 8]}]\ntraining: {epochs: 9}\n")
            .search();

    private static final SearchPlan SMALL = SearchPlans.with(
            SearchPlan.STANDARD,
            new Constraints(List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 1000)), List.of()));

    private static Trial trial(int number, TrialState state) {
        return trial(number, state, Optional.empty(), Optional.empty());
    }

    private static Trial failed(int number, String cause) {
        return trial(number, TrialState.FAILED, Optional.empty(), Optional.of(new TrialResult.Failure(cause, "trace")));
    }

    private static Trial complete(int number, double accuracy, long parameters) {
        TrialResult.Outcome outcome =
                OutcomeBuilder.reaching(accuracy).parameters(parameters).build();
        return trial(number, TrialState.COMPLETE, Optional.of(outcome), Optional.empty());
    }

    private static Trial trial(
            int number,
            TrialState state,
            Optional<TrialResult.Outcome> outcome,
            Optional<TrialResult.Failure> failure) {
        return new Trial(
                number,
                state,
                1,
                new TreeMap<>(),
                1,
                1,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                outcome,
                failure,
                Optional.empty());
    }

    private static Shortage shortage(SearchPlan plan, Trial... trials) {
        return new Shortage("s", List.of(trials), plan);
    }

    @Test
    void fewerCheckpointsThanMembersAreSaidWithWhatHelps() {
        Shortage plain = shortage(SearchPlan.STANDARD, complete(1, 0.9, 10), complete(2, 0.8, 10));
        assertThat(plain.ofMembers(OptionalInt.of(5), 2))
                .contains("the ensemble can't have 5 members: there are no more checkpoints to choose from than 2; more"
                        + " trials (--trials) give more");
        assertThat(plain.ofMembers(OptionalInt.of(2), 2)).isEmpty();
        assertThat(plain.ofMembers(OptionalInt.empty(), 2)).isEmpty();
    }

    @Test
    void aSchedulerThatHasEndedTrialsIsSaidToo() {
        Shortage pruned =
                shortage(ASHA, complete(1, 0.9, 10), trial(2, TrialState.PRUNED), trial(3, TrialState.PRUNED));
        assertThat(pruned.ofMembers(OptionalInt.of(2), 1))
                .contains("the ensemble can't have 2 members: there are no more checkpoints to choose from than 1; asha"
                        + " has ended 2 of 3 trials early: more trials (--trials) give more, or begin a new study with"
                        + " scheduler: none, which trains each to its end");
    }

    @Test
    void trialsThatHaveNotEndedGiveMoreThanNewOnes() {
        Shortage waiting = shortage(
                ASHA,
                complete(1, 0.9, 10),
                trial(2, TrialState.WAITING),
                trial(3, TrialState.INTERRUPTED),
                trial(4, TrialState.PRUNED));
        assertThat(waiting.ofMembers(OptionalInt.of(5), 1))
                .contains(
                        "the ensemble can't have 5 members: there are no more checkpoints to choose from than 1; 2 of 4"
                                + " trials haven't ended, and give more when the search goes on");
    }

    @Test
    void theFirstFailureSaysWhyNoTrialIsComplete() {
        Shortage failed = shortage(ASHA, trial(1, TrialState.PRUNED), failed(2, "on purpose"), failed(3, "again"));
        assertThatThrownBy(failed::requireOneComplete)
                .isInstanceOf(WerkbankException.class)
                .hasMessage("study 's' has no complete trial (trial 2: on purpose)");
    }

    @Test
    void trialsThatWereAllEndedEarlyNeedALongerSearchOrNoScheduler() {
        assertThatThrownBy(shortage(ASHA, trial(1, TrialState.PRUNED), trial(2, TrialState.PRUNED))::requireOneComplete)
                .isInstanceOf(WerkbankException.class)
                .hasMessage(
                        "study 's' has no complete trial (asha has ended 2 of 2 trials early; search longer (--trials),"
                                + " or begin a new study with scheduler: none, which trains each to its end)");
    }

    @Test
    void trialsThatHaveNotEndedGoOn() {
        String message = "study 's' has no complete trial (none was trained to its end; run the same command again to"
                + " go on)";
        assertThatThrownBy(shortage(ASHA)::requireOneComplete).hasMessage(message);
        assertThatThrownBy(
                        shortage(ASHA, trial(1, TrialState.PRUNED), trial(2, TrialState.WAITING))::requireOneComplete)
                .hasMessage(message);
    }

    @Test
    void oneCompleteTrialIsEnough() {
        assertThatCode(shortage(ASHA, failed(1, "on purpose"), complete(2, 0.9, 10))::requireOneComplete)
                .doesNotThrowAnyException();
    }

    @Test
    void theCompleteTrialThatIsNearestToAConstraintIsNamed() {
        assertThatThrownBy(shortage(SMALL, complete(1, 0.99, 3000), complete(2, 0.9, 1200))::requireOneWithin)
                .isInstanceOf(WerkbankException.class)
                .hasMessage("no complete trial of study 's' keeps the constraint parameters <= 1000: trial 2 comes"
                        + " nearest with 1200; loosen it in a new study, or search longer (--trials)");
        assertThatCode(shortage(SMALL, complete(1, 0.99, 3000), complete(2, 0.5, 1000))::requireOneWithin)
                .doesNotThrowAnyException();
    }
}
