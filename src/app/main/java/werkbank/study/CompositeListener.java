package werkbank.study;

import java.util.List;
import java.util.function.Consumer;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;

/** Tells each listener, in this order. */
record CompositeListener(List<StudyListener> listeners) implements StudyListener {
    private void tell(Consumer<StudyListener> what) {
        listeners.forEach(what);
    }

    @Override
    public void searchStarted(int trials, int finished, int workers) {
        tell(listener -> listener.searchStarted(trials, finished, workers));
    }

    @Override
    public void trialStarted(Proposal proposal, int epochs) {
        tell(listener -> listener.trialStarted(proposal, epochs));
    }

    @Override
    public void trialResumed(int trial, List<EpochMetrics> done) {
        tell(listener -> listener.trialResumed(trial, done));
    }

    @Override
    public void trialProgressed(int trial, int epoch, double share, double accuracy) {
        tell(listener -> listener.trialProgressed(trial, epoch, share, accuracy));
    }

    @Override
    public void epochEnded(int trial, EpochMetrics metrics) {
        tell(listener -> listener.epochEnded(trial, metrics));
    }

    @Override
    public void trialHappened(int trial, TrialEvent event) {
        tell(listener -> listener.trialHappened(trial, event));
    }

    @Override
    public void trialEnded(int trial, TrialResult result) {
        tell(listener -> listener.trialEnded(trial, result));
    }

    @Override
    public void trialPruned(int trial) {
        tell(listener -> listener.trialPruned(trial));
    }

    @Override
    public void searchEnded() {
        tell(StudyListener::searchEnded);
    }

    @Override
    public void note(String line) {
        tell(listener -> listener.note(line));
    }
}
