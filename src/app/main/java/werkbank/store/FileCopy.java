package werkbank.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import werkbank.WerkbankException;
import werkbank.file.TemporaryFolder;

/**
 * A copy of a study's file in a temporary folder. It may be made while another process writes: H2 overwrites nothing
 * that a reader of the file still needs for 45 seconds, and the sums over the rows tell whether the copy is whole.
 *
 * @param isOfHeld whether another process had the study
 * @param taken when it was made
 * @param folder with the copy alone
 */
record FileCopy(StudyFile file, boolean isOfHeld, Instant taken, TemporaryFolder folder) implements AutoCloseable {
    /** @throws werkbank.InputException when this process has the file open */
    static FileCopy of(Path original) {
        OpenFiles.add(original);
        try {
            return in(TemporaryFolder.create("werkbank-"), original);
        } catch (IOException e) {
            throw new WerkbankException(
                    String.format(
                            Locale.ROOT,
                            "can't copy %s to the temporary folder (%s); see to its permissions and free space",
                            original,
                            e),
                    e);
        } finally {
            OpenFiles.remove(original);
        }
    }

    /** Copies into a folder for the copy alone, which is deleted when that fails, as on a full disk. */
    static FileCopy in(TemporaryFolder folder, Path original) throws IOException {
        try {
            Path copy = folder.path().resolve(original.getFileName());
            boolean held = isLocked(original);
            Instant now = Instant.now();
            copy(original, copy);
            return new FileCopy(StudyFile.copied(copy, original), held, now, folder);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Copies what a file has now, up to its end if that comes nearer meanwhile; the system does it without Java's memory. */
    private static void copy(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long size = in.size();
            long copied = 0;
            for (long more = 1; copied < size && more > 0; copied += more) {
                more = in.transferTo(copied, size - copied, out);
            }
        }
    }

    /**
     * Whether another process has a study's file.
     *
     * @throws werkbank.InputException when this process has it open
     */
    static boolean isHeld(Path original) {
        OpenFiles.add(original);
        try {
            return isLocked(original);
        } catch (IOException e) {
            throw new WerkbankException(String.format(Locale.ROOT, "can't read %s (%s)", original, e), e);
        } finally {
            OpenFiles.remove(original);
        }
    }

    private static boolean isLocked(Path original) throws IOException {
        try (FileChannel channel = FileChannel.open(original);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        }
    }

    /** Deletes the copy. */
    @Override
    public void close() {
        folder.close();
    }
}
