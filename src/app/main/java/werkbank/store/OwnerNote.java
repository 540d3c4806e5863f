package werkbank.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which process has a study open, written beside it for people and for messages. It informs only: what excludes is the
 * lock on the database file, so a note that a killed process left behind does no harm.
 */
record OwnerNote(long process, String host, Instant since) {
    private static final String FILE = "owner.txt";
    private static final int TRIES = 40;
    private static final int MILLISECONDS_BETWEEN_TRIES = 50;
    private static final Pattern TEXT = Pattern.compile("process (\\d{1,18}) on host (\\S+) since (\\S+)");

    static OwnerNote ofThisProcess() {
        return new OwnerNote(
                ProcessHandle.current().pid(), thisHost(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    String text() {
        return String.format(Locale.ROOT, "process %d on host %s since %s", process, host, since);
    }

    /** Whether the process may live; false when it was on this machine and has ended. */
    boolean mayLive() {
        return !host.equals(thisHost()) || ProcessHandle.of(process).isPresent();
    }

    /** The note in a study's folder; empty when there is none that can be read. */
    static Optional<OwnerNote> read(Path folder) {
        try {
            Matcher matcher =
                    TEXT.matcher(Files.readString(folder.resolve(FILE)).strip());
            return matcher.matches()
                    ? Optional.of(new OwnerNote(
                            Long.parseLong(matcher.group(1)), matcher.group(2), Instant.parse(matcher.group(3))))
                    : Optional.empty();
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The note of a process that has just been found to hold the study; it is written a moment after the lock is taken.
     */
    static Optional<OwnerNote> await(Path folder) {
        for (int i = 0; i < TRIES; i++) {
            Optional<OwnerNote> note = read(folder).filter(OwnerNote::mayLive);
            if (note.isPresent() || !pause()) {
                return note;
            }
        }
        return Optional.empty();
    }

    private static boolean pause() {
        try {
            Thread.sleep(MILLISECONDS_BETWEEN_TRIES);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void write(Path folder) {
        try {
            Files.writeString(folder.resolve(FILE), text() + "\n");
        } catch (IOException e) {
            // The study is open and locked; without the note others hear 'another process'.
        }
    }

    /** Deletes this process's note; another's stays, of a study that has taken the place of ours. */
    static void delete(Path folder) {
        try {
            if (read(folder)
                    .filter(note -> note.process == ProcessHandle.current().pid())
                    .isPresent()) {
                Files.deleteIfExists(folder.resolve(FILE));
            }
        } catch (IOException e) {
            // It names a process that has ended, which readers of the note check.
        }
    }
}
