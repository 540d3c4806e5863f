package werkbank.engine.cuda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Empty files under the names of NVIDIA's libraries. */
final class MadeUpFiles {
    private MadeUpFiles() {}

    /** Puts a group's files into a folder. */
    static Path put(LibraryGroup group, Path folder) {
        group.files().forEach(file -> file(folder, file.linux().replace("*", "0")));
        return folder;
    }

    /** Puts the files of all groups into a folder. */
    static Path putAll(Path folder) {
        for (LibraryGroup group : LibraryGroup.values()) {
            put(group, folder);
        }
        return folder;
    }

    static Path file(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(name), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path link(Path folder, String name, String target) {
        try {
            return Files.createSymbolicLink(folder.resolve(name), Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
