package werkbank.experiment.trial;

import java.util.List;

/** Hears from a trial while it trains. Called on the thread that runs the trial. */
public interface TrialListener {
    /**
     * What trains the trial from now on; before {@link #started}, and again when something else goes on.
     *
     * @param worker for people, the same for all trials of one worker: {@code 2 (process 4711)}
     */
    default void placed(String worker) {}

    /**
     * The trial starts, or goes on after an interruption; before any epoch, and again when what ran it died and
     * something else goes on: epochs that were told but aren't in {@code done} are trained again then.
     *
     * @param done epochs that it needn't train again, in order; none when it starts at its first
     */
    default void started(List<EpochMetrics> done) {}

    /** One line that a user should know of. */
    default void note(String line) {}

    /** An epoch has ended and is on the disk, perhaps a little later: an interrupted trial now goes on after it. */
    void epochEnded(EpochMetrics metrics);

    /** Epochs, in order, after which a trial that isn't at its end asks whether it {@link #goesOn}. */
    default List<Integer> rungs() {
        return List.of();
    }

    /**
     * Asked after {@link #epochEnded} of a rung.
     *
     * @return whether the trial goes on at once; otherwise it ends as WAITING, and may be run again after this epoch
     */
    default boolean goesOn(int epoch) {
        return true;
    }

    /**
     * Some steps of an epoch are done; several times a second at most.
     *
     * @param epoch the running epoch, from 1
     * @param share of the epoch's images that are done, 0 to 1
     * @param accuracy on the training images of this epoch so far, with cross-validation those of the present fold, 0 to 1
     */
    default void progressed(int epoch, double share, double accuracy) {}

    /** A callback did something at the end of an epoch; comes after {@link #epochEnded}. */
    default void happened(TrialEvent event) {}
}
