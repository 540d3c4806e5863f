package werkbank.run.local;

import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;

/** The work that a worker does on a trial. */
@FunctionalInterface
interface Trainer {
    /**
     * Gets what every trial with the same data needs: libraries and images. Where that fails no trial could be trained.
     *
     * @throws Exception ends the search; the trial goes on with the next run
     */
    default void prepare(TrialSpec spec) throws Exception {}

    /**
     * Trains one trial to its end.
     *
     * @throws werkbank.StorageException ends the search; the trial goes on with the next run
     * @throws Exception becomes a FAILED result
     */
    TrialResult train(TrialSpec spec, TrialListener listener) throws Exception;
}
