package werkbank.experiment;

/** Hears from a trial while it trains. Called on the thread that runs the trial. */
public interface TrialListener {
    /** An epoch has ended; its checkpoint, if it is the best so far, is on disk. */
    void epochEnded(EpochMetrics metrics);

    /**
     * Some steps of an epoch are done; several times a second at most.
     *
     * @param epoch the running epoch, from 1
     * @param share of the epoch's images that are done, 0 to 1
     * @param accuracy on the training images of this epoch so far, with cross-validation those of the present fold, 0 to 1
     */
    default void progressed(int epoch, double share, double accuracy) {}
}
