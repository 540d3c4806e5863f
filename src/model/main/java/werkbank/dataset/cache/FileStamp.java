package werkbank.dataset.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A file's size and time, by which it is taken for the one that was read before.
 *
 * @param bytes its size; −1 where there is no such file
 * @param modified its modification time, in nanoseconds since 1970
 */
record FileStamp(long bytes, long modified) {
    static FileStamp of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(found.size(), found.lastModifiedTime().to(TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            // Whoever reads it says what is wrong with it.
            return new FileStamp(-1, 0);
        }
    }
}
