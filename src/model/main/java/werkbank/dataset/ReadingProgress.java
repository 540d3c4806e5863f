package werkbank.dataset;

/** Hears how far the reading of many pictures has come; called by several threads. */
@FunctionalInterface
public interface ReadingProgress {
    /** A listener that hears nothing. */
    ReadingProgress SILENT = (done, all) -> {};

    /**
     * Tells how many pictures have been read.
     *
     * @param done 0 to {@code all}
     */
    void on(int done, int all);

    /** Tells that no further picture comes, whether all were read or the reading failed. */
    default void over() {}
}
