package werkbank.run.local;

import java.util.List;
import werkbank.experiment.EpochMetrics;

/** How far a trial has come with one worker. */
final class Course {
    private final long started = System.nanoTime();
    private int epochs;
    private double secondsBefore;

    /** @param done epochs of former workers */
    void goesOnAfter(List<EpochMetrics> done) {
        epochs = done.size();
        secondsBefore = done.stream().mapToDouble(EpochMetrics::seconds).sum();
    }

    void epochEnded() {
        epochs++;
    }

    /** On the disk, former workers' included. */
    int epochs() {
        return epochs;
    }

    /** Of former workers' epochs, and wall time since this one began. */
    double seconds() {
        return secondsBefore + (System.nanoTime() - started) / 1e9;
    }
}
