package werkbank.report.view;

/** How a trial's leg ended. */
public enum RunEnd {
    COMPLETE,
    /** At a rung; the trial went on later or still waits. */
    PAUSED,
    /** The trial was ended after it. */
    PRUNED,
    /** By an error, or a loss that was not a finite number. */
    FAILED,
    /** With its process. */
    INTERRUPTED,
    /** Not yet. */
    RUNNING
}
