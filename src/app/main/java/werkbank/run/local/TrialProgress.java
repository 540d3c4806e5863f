package werkbank.run.local;

import java.util.List;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;

/** How far a trial has come with one worker; former workers' epochs count too. */
public final class TrialProgress implements TrialListener {
    private final long started = System.nanoTime();
    private int epochs;
    private double secondsBefore;

    /** Takes epochs into account. */
    @Override
    public void on(TrialEvent event) {
        if (event instanceof TrialEvent.Started started) {
            goesOnAfter(started.done());
        } else if (event instanceof TrialEvent.EpochEnded) {
            epochs++;
        }
    }

    private void goesOnAfter(List<EpochMetrics> done) {
        epochs = done.size();
        secondsBefore = done.stream().mapToDouble(EpochMetrics::seconds).sum();
    }

    /** The epochs on the disk, former workers' included. */
    public int epochs() {
        return epochs;
    }

    /** The seconds of former workers' epochs, and the wall time since this worker began. */
    public double seconds() {
        return secondsBefore + (System.nanoTime() - started) / 1e9;
    }
}
