package werkbank.experiment.trial;

/** The life of a trial. A finished trial is frozen: the store refuses to write to it. */
public enum TrialState {
    /** Proposed and not started, or at a rung, where it may be promoted. */
    WAITING(false),
    /** The trial is training now. */
    RUNNING(false),
    /** Trained to its end. */
    COMPLETE(true),
    /** Ended by a scheduler. */
    PRUNED(true),
    /** Ended by an error, which is stored with it. */
    FAILED(true),
    /** Ended because its loss was not a finite number. */
    DIVERGED(true),
    /** Cut off when its process ended; runs again when the study is resumed. */
    INTERRUPTED(false);

    private final boolean finished;

    TrialState(boolean finished) {
        this.finished = finished;
    }

    public boolean isFinished() {
        return finished;
    }
}
