package werkbank.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import werkbank.StorageException;
import werkbank.experiment.trial.TrialSpec;

/**
 * A lock on a trial's files, which one process at a time has. A worker that has lost its parent ends by itself, but may
 * still be writing when the resumed study's worker comes to the same trial. The system gives the lock up with its
 * process, however that ends. The file tells whose it is.
 */
final class TrialLock implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int MILLISECONDS_BETWEEN_TRIES = 50;

    /** The locked byte, beyond the text, which others must be able to read where locks are mandatory. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private TrialLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits for whoever has the lock to end.
     *
     * @param folder the trial's; made when there is none
     * @throws StorageException when another process keeps it, or the folder can't be written
     */
    static TrialLock acquire(Path folder) {
        return acquire(folder, LONGEST_WAIT);
    }

    static TrialLock acquire(Path folder, Duration longestWait) {
        Path file = folder.resolve(TrialSpec.LOCK);
        long end = System.nanoTime() + longestWait.toNanos();
        try {
            Files.createDirectories(folder);
            for (TrialLock lock = tryOnce(file); ; lock = tryOnce(file)) {
                if (lock != null) {
                    return lock;
                }
                if (System.nanoTime() - end > 0) {
                    throw new StorageException(String.format(
                            Locale.ROOT,
                            "%s is still in use by process %s; end it, then run the same command again",
                            folder,
                            Files.readString(file).strip()));
                }
                Thread.sleep(MILLISECONDS_BETWEEN_TRIES);
            }
        } catch (IOException e) {
            throw new StorageException(
                    String.format(Locale.ROOT, "can't write %s (%s); see to the folder and its free space", file, e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while waiting for " + file, e);
        }
    }

    /** @return null when another has it */
    private static TrialLock tryOnce(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            FileLock lock = channel.tryLock(POSITION, 1, false);
            kept = lock != null && isStillTheFile(file, channel);
            return kept ? new TrialLock(file, channel) : null;
        } catch (OverlappingFileLockException e) {
            return null;
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    /** A former holder deletes the file, perhaps between our opening and locking it. */
    private static boolean isStillTheFile(Path file, FileChannel channel) throws IOException {
        String mine = ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(mine.getBytes(StandardCharsets.UTF_8)), 0);
        return Files.exists(file) && Files.readString(file).equals(mine);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            // The lock ends with this process at the latest, and the next holder takes the file as it is.
        }
    }
}
