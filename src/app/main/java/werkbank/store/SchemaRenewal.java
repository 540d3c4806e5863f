package werkbank.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Brings an older file up to date: a copy of it is migrated, and takes its place when it is whole. So a process that is
 * killed on the way leaves the file as it was.
 */
final class SchemaRenewal {
    private SchemaRenewal() {}

    /** @throws werkbank.experiment.StudyHeldException when another process has the file */
    static void of(StudyFile file) throws IOException {
        Path draft = file.path().resolveSibling(H2StudyArchive.CREATING + UUID.randomUUID() + ".mv.db");
        file.remember();
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw StoreFailure.held(file.shown().getParent(), null);
            }
            file.requireInPlace();
            copy(channel, draft);
            StudyDatabase.renew(StudyFile.copied(draft, file.shown()));
            Files.move(draft, file.path(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Copies through the channel that has the lock: closing another one of this process would give it up. */
    private static void copy(FileChannel channel, Path draft) throws IOException {
        try (OutputStream out = Files.newOutputStream(draft)) {
            Channels.newInputStream(channel).transferTo(out);
        }
    }
}
