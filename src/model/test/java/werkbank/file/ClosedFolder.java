package werkbank.file;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that nobody may list until it is closed; whoever may list every folder, as root may, has none. */
public final class ClosedFolder implements AutoCloseable {
    private final Path folder;

    private ClosedFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, and skips the test where it can be listed all the same. */
    public static ClosedFolder make(Path folder) throws IOException {
        ClosedFolder closed = new ClosedFolder(Files.createDirectory(folder));
        closed.allow("---------");
        if (Files.isReadable(folder)) {
            closed.close();
            assumeFalse(true, folder + " can be listed");
        }
        return closed;
    }

    private void allow(String permissions) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    @Override
    public void close() throws IOException {
        allow("rwx------");
    }
}
