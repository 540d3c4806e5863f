package werkbank.app;

import werkbank.experiment.TrialRunner;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.space.DataSpec;

/**
 * Trials for machines that were sent the images.
 *
 * @param sent by which the images are read there
 */
record SentTrials(TrialRunner runner, DataSpec sent) implements TrialRunner {
    @Override
    public TrialResult run(TrialSpec spec, TrialListener listener) throws InterruptedException {
        return runner.run(spec.withData(sent), listener);
    }

    @Override
    public void close() {
        runner.close();
    }
}
