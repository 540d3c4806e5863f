package werkbank.store;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import werkbank.InputException;

/** The files that this process has open. H2 lets a process open its file twice; two stores would disagree. */
final class OpenFiles {
    private static final Set<Path> FILES = new HashSet<>();

    private OpenFiles() {}

    /** @throws InputException when the file is open */
    static synchronized void add(Path file) {
        if (!FILES.add(file.normalize())) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s is already open in this process; close it first", file));
        }
    }

    static synchronized void remove(Path file) {
        FILES.remove(file.normalize());
    }
}
