package werkbank.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one use: it is deleted when that is over, and when the process is told to end before, as by Ctrl-C. */
public final class TemporaryFolder implements AutoCloseable {
    /** A thread that goes on while the process ends may add files to those that are being deleted. */
    private static final int TRIES = 5;

    private final Path path;
    private final Thread hook = new Thread(this::delete, "temporary folder");

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes an empty folder among the system's temporary ones.
     *
     * @param prefix begins its name
     * @throws IOException when it can't be made
     */
    public static TemporaryFolder create(String prefix) throws IOException {
        TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory(prefix));
        try {
            Runtime.getRuntime().addShutdownHook(folder.hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and whoever closes the folder may still do it.
        }
        return folder;
    }

    /** The path of the folder. */
    public Path path() {
        return path;
    }

    /** Deletes the folder with all that is in it; what can't be deleted is left to the system, which tidies them. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does the same.
        }
        delete();
    }

    private void delete() {
        for (int tries = 0; tries < TRIES && Files.exists(path); tries++) {
            try (Stream<Path> found = Files.walk(path)) {
                List<Path> deepestFirst =
                        found.sorted(Comparator.reverseOrder()).toList();
                for (Path one : deepestFirst) {
                    Files.deleteIfExists(one);
                }
            } catch (IOException | UncheckedIOException e) {
                // Tried again.
            }
        }
    }
}
