package werkbank.run.local;

import werkbank.experiment.TrialListener;
import werkbank.experiment.TrialResult;
import werkbank.experiment.TrialSpec;

/** What a worker does with a trial. */
@FunctionalInterface
interface Trainer {
    /**
     * Trains one trial to its end.
     *
     * @throws werkbank.StorageException ends the search; the trial goes on with the next run
     * @throws Exception becomes a FAILED result
     */
    TrialResult train(TrialSpec spec, TrialListener listener) throws Exception;
}
