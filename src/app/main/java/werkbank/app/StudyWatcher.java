package werkbank.app;

import werkbank.dataset.ReadingProgress;
import werkbank.study.StudyListener;

/** Somebody who watches a study from outside while it is worked on. */
public interface StudyWatcher extends StudyListener {
    /** Sees and hears nothing. */
    StudyWatcher SILENT = event -> {};

    /** The study is open and its search begins. */
    default void begins(StudyAtWork study) {}

    /** All trials are there, and so are ensemble and report where they were wanted; the study is still open. */
    default void ends(StudyAtWork study) {}

    /** Hears how far the decoding of pictures has come. */
    default ReadingProgress reading() {
        return ReadingProgress.SILENT;
    }

    /** Hears a line that a worker has logged. */
    default void logged(String line) {}

    /**
     * Begins to watch for the wish to end: while trials run, and then while what follows the search is done.
     *
     * @param leave what to do then: ends running trials, or, where none runs any more, writes the report as it is
     */
    default Interruption interruption(Runnable leave) {
        return Interruption.NEVER;
    }
}
