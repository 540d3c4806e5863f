package werkbank.report.view;

/** How a trial's leg ended. */
public enum LegEnd {
    COMPLETE,
    /** The leg ended at a rung; the trial went on later or still waits. */
    PAUSED,
    /** The trial was ended after it. */
    PRUNED,
    /** The leg ended by an error, or a loss that was not a finite number. */
    FAILED,
    /** The leg ended with its process. */
    INTERRUPTED,
    /** The leg has not ended yet. */
    RUNNING
}
