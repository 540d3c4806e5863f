package werkbank.experiment;

import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;

/** Trains trials, somewhere: worker processes on this machine, executors of a cluster. Safe for several threads. */
public interface TrialRunner extends AutoCloseable {
    /**
     * Trains one trial to its end. A trial that fails is a result, not an exception.
     *
     * @throws InterruptedException when the calling thread is interrupted; the trial is stopped
     * @throws werkbank.StorageException when the trial's files can't be written, which would stop the next trial too
     * @throws werkbank.WorkerException when nothing that could train the trial starts
     */
    TrialResult run(TrialSpec spec, TrialListener listener) throws InterruptedException;

    /** Stops running trials, which then end as INTERRUPTED, and frees what the runner holds. */
    @Override
    void close();
}
