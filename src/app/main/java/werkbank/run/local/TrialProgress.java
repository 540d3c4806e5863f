package werkbank.run.local;

import java.util.List;
import werkbank.experiment.trial.EpochMetrics;

/** How far a trial has come with one worker; former workers' epochs count too. */
public final class TrialProgress {
    private final long started = System.nanoTime();
    private int epochs;
    private double secondsBefore;

    /** Takes epochs into account. */
    public void hear(WorkerMessage.Heard message) {
        if (message instanceof WorkerMessage.Started started) {
            goesOnAfter(started.done());
        } else if (message instanceof WorkerMessage.Epoch) {
            epochs++;
        }
    }

    private void goesOnAfter(List<EpochMetrics> done) {
        epochs = done.size();
        secondsBefore = done.stream().mapToDouble(EpochMetrics::seconds).sum();
    }

    /** On the disk, former workers' included. */
    public int epochs() {
        return epochs;
    }

    /** Of former workers' epochs, and wall time since this one began. */
    public double seconds() {
        return secondsBefore + (System.nanoTime() - started) / 1e9;
    }
}
