package werkbank.experiment;

import java.util.List;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;

/** The work that a study does on the trials of a search. Safe for several threads. */
public interface TrialTask {
    /**
     * Runs a trial from where it is, records it, and tells how it ended: finished, INTERRUPTED, or WAITING because its
     * judge said so at a rung.
     */
    TrialResult run(Proposal proposal, Judge judge) throws InterruptedException;

    /**
     * Decides which configurations of a race get no further seed.
     *
     * @param round from 1
     * @param racing the trials that were tried first, at least 2; each has ended, and so have its first {@code round} repeats
     */
    default List<Integer> dropped(int round, List<Integer> racing) {
        return List.of();
    }

    /** Ends a WAITING trial that will not be promoted. */
    void prune(int number);
}
