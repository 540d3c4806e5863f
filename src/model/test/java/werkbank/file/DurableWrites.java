package werkbank.file;

/** Watches the moments at which the files of this process change on the disk. */
public final class DurableWrites implements AutoCloseable {
    private DurableWrites() {}

    /**
     * Watches until it is closed; one watcher at a time.
     *
     * @param watcher runs on the thread that writes, twice for each file: before it gets its name and after
     */
    public static DurableWrites watch(Runnable watcher) {
        DurableFile.onWrite = watcher;
        return new DurableWrites();
    }

    @Override
    public void close() {
        DurableFile.onWrite = () -> {};
    }
}
