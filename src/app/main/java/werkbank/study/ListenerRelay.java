package werkbank.study;

import java.util.List;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;

/** Tells a study's listener what happens in a trial; nothing is recorded. */
record ListenerRelay(int number, StudyListener listener) implements TrialListener {
    @Override
    public void started(List<EpochMetrics> done) {
        if (!done.isEmpty()) {
            listener.trialResumed(number, done);
        }
    }

    @Override
    public void note(String line) {
        listener.note(line);
    }

    @Override
    public void epochEnded(EpochMetrics metrics) {
        listener.epochEnded(number, metrics);
    }

    @Override
    public void progressed(int epoch, double share, double accuracy) {
        listener.trialProgressed(number, epoch, share, accuracy);
    }

    @Override
    public void happened(TrialEvent event) {
        listener.trialHappened(number, event);
    }
}
