package werkbank.experiment;

import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;

/** The work that a study does on the trials of a search. Safe for several threads. */
public interface TrialTask {
    /**
     * Runs a trial from where it is, records it, and tells how it ended: finished, INTERRUPTED, or WAITING because its
     * judge said so at a rung.
     */
    TrialResult run(Proposal proposal, Judge judge) throws InterruptedException;

    /** Ends a WAITING trial that will not be promoted. */
    void prune(int number);
}
