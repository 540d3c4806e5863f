package werkbank.experiment.trial;

/** The life of a trial. A finished trial is frozen: the store refuses to write to it. */
public enum TrialState {
    /** The trial is proposed and not started, or at a rung, where it may be promoted. */
    WAITING(false),
    /** The trial is training now. */
    RUNNING(false),
    /** The trial was trained to its end. */
    COMPLETE(true),
    /** The trial was ended by a scheduler. */
    PRUNED(true),
    /** The trial was ended by an error, which is stored with it. */
    FAILED(true),
    /** The trial ended because its loss was not a finite number. */
    DIVERGED(true),
    /** The trial was cut off when its process ended; it runs again when the study is resumed. */
    INTERRUPTED(false);

    private final boolean finished;

    TrialState(boolean finished) {
        this.finished = finished;
    }

    public boolean isFinished() {
        return finished;
    }

    /** Whether a trial may have an outcome in this state; one that failed has none, whatever it had shown at a rung. */
    public boolean mayHaveOutcome() {
        return this != FAILED && this != DIVERGED;
    }
}
