package werkbank.experiment.trial;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import werkbank.experiment.trial.TrialResult.Outcome;

/** A trial without parameters that ended after one epoch and one second. */
final class EndedTrial {
    private EndedTrial() {}

    static Trial of(int number, TrialState state, Outcome outcome) {
        return new Trial(
                number,
                state,
                1,
                new TreeMap<>(),
                1,
                1,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                Optional.of(outcome),
                Optional.empty(),
                Optional.empty());
    }
}
