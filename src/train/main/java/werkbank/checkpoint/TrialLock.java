package werkbank.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import werkbank.StorageException;
import werkbank.experiment.trial.TrialSpec;

/**
 * A lock on a trial's files, which one process at a time has. A worker that has lost its parent ends by itself, but may
 * still be writing when the resumed study's worker comes to the same trial. The system gives the lock up with its
 * process, however that ends, and also when the process closes any channel to the file: so nobody else here opens it
 * meanwhile. The file tells whose it is.
 */
final class TrialLock implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int MILLISECONDS_BETWEEN_TRIES = 50;

    /** The locked byte, beyond the text, which others must be able to read where locks are mandatory. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    /** The files that somebody in this process has open. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    /** All channels to the file, closed together. */
    private final List<FileChannel> channels = new ArrayList<>();

    private TrialLock(Path file) {
        this.file = file;
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
        long end = System.nanoTime() + longestWait.toNanos();
        try {
            Files.createDirectories(folder);
            Path file = folder.toRealPath().resolve(TrialSpec.LOCK);
            for (TrialLock lock = tryOnce(file); ; lock = tryOnce(file)) {
                if (lock != null) {
                    return lock;
                }
                if (System.nanoTime() - end > 0) {
                    throw new StorageException(String.format(
                            Locale.ROOT,
                            "%s is still in use by process %s; end it, then run the same command again",
                            folder,
                            holder(file)));
                }
                Thread.sleep(MILLISECONDS_BETWEEN_TRIES);
            }
        } catch (IOException e) {
            throw new StorageException(
                    String.format(
                            Locale.ROOT,
                            "can't write %s (%s); see to the folder and its free space",
                            folder.resolve(TrialSpec.LOCK),
                            e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while waiting for " + folder.resolve(TrialSpec.LOCK), e);
        }
    }

    /** @return null when another has it */
    private static TrialLock tryOnce(Path file) throws IOException {
        if (!OPEN.add(file)) {
            return null;
        }
        TrialLock lock = new TrialLock(file);
        boolean kept = false;
        try {
            kept = lock.isTaken() && lock.isOfTheFile();
            return kept ? lock : null;
        } finally {
            if (!kept) {
                lock.release();
            }
        }
    }

    private static String holder(Path file) throws IOException {
        if (!OPEN.add(file)) {
            return name();
        }
        try {
            return Files.readString(file).strip();
        } finally {
            OPEN.remove(file);
        }
    }

    private static String name() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private FileChannel open(OpenOption... how) throws IOException {
        FileChannel channel = FileChannel.open(file, how);
        channels.add(channel);
        return channel;
    }

    /** Takes the lock, if no other process has it, and writes whose it is. */
    private boolean isTaken() throws IOException {
        FileChannel channel = open(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock(POSITION, 1, false) == null) {
            return false;
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((name() + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        return true;
    }

    /** Whether the file is still there: a former holder deletes it, perhaps between our opening and locking it. */
    private boolean isOfTheFile() throws IOException {
        try {
            byte[] text = Channels.newInputStream(open(StandardOpenOption.READ)).readAllBytes();
            return new String(text, StandardCharsets.UTF_8).strip().equals(name());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void release() throws IOException {
        try {
            for (FileChannel channel : channels) {
                channel.close();
            }
        } finally {
            OPEN.remove(file);
        }
    }

    @Override
    public void close() {
        try {
            try {
                Files.deleteIfExists(file);
            } finally {
                release();
            }
        } catch (IOException e) {
            // The lock ends with this process at the latest, and the next holder takes the file as it is.
        }
    }
}
