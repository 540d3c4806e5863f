package werkbank.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import werkbank.StorageException;
import werkbank.WerkbankException;

/** A study's file, where it is and what messages call it. Used by one thread. */
final class StudyFile {
    private static final String SUFFIX = ".mv.db";

    /** A study may be compacted for 3 s when it is closed, since a commit of its own for each epoch leaves gaps behind. */
    private static final String COMPACTED = ";MAX_COMPACT_TIME=3000";

    /** A copy is deleted once it is closed. */
    private static final String AS_IT_IS = ";MAX_COMPACT_TIME=0";

    private final Path path;
    private final Path shown;
    private final String closing;
    private Object key;

    private StudyFile(Path path, Path shown, String closing) {
        this.path = path;
        this.shown = shown;
        this.closing = closing;
    }

    /** @param file absolute, its name ends with {@code .mv.db} */
    static StudyFile at(Path file) {
        return new StudyFile(file, file, COMPACTED);
    }

    /** A copy of a file, which is called as the original. */
    static StudyFile copied(Path copy, Path original) {
        return new StudyFile(copy, original, AS_IT_IS);
    }

    Path path() {
        return path;
    }

    Path shown() {
        return shown;
    }

    /** The database's, without settings. */
    String url() {
        String text = path.toString();
        return "jdbc:h2:file:" + text.substring(0, text.length() - SUFFIX.length());
    }

    /** The setting that says how the database leaves this file when it is closed. */
    String closing() {
        return closing;
    }

    /** Remembers which file has just been opened. */
    void remember() throws IOException {
        key = key();
    }

    private Object key() throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key == null ? path : key;
    }

    /**
     * An open file can be written after it has been deleted, and is lost then. A file that nobody has remembered, as a
     * draft, may go.
     *
     * @throws StorageException when the file of this name isn't the one that was opened
     */
    void requireInPlace() {
        try {
            if (key == null || key().equals(key)) {
                return;
            }
        } catch (IOException e) {
            throw gone("is gone", e);
        }
        throw gone("is another file now", null);
    }

    private StorageException gone(String how, IOException cause) {
        return new StorageException(
                String.format(
                        Locale.ROOT,
                        "%s %s: it was deleted, moved or replaced while the study was open, and nothing more is recorded; put it back, then run the same command again",
                        shown,
                        how),
                cause);
    }

    /** @param what is damaged, or how it was seen; {@code cause} may be null */
    WerkbankException damaged(String what, Throwable cause) {
        return StoreFailure.damaged(shown, named(what), cause);
    }

    /** Puts the name that messages use in place of the path, in what the database says of the file. */
    String named(String words) {
        return words.replace(path.toString(), shown.toString());
    }
}
