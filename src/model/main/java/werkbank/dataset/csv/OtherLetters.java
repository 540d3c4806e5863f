package werkbank.dataset.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.dataset.NaturalName;

/**
 * Files whose names are like a wanted one but for capitals, or for accents that are characters of their own, as disks of
 * other systems have them.
 */
final class OtherLetters {
    private OtherLetters() {}

    /**
     * Finds such a file, in folders that can be listed.
     *
     * @param path from the folder, divided by slashes
     * @return its path from the folder; of several the first by their characters
     */
    static Optional<String> find(Path folder, String path) {
        Optional<Path> found = Optional.of(folder);
        for (String name : path.split("/")) {
            found = found.flatMap(parent -> child(parent, name));
        }
        return found.filter(Files::isRegularFile)
                .map(file -> folder.relativize(file).toString().replace('\\', '/'));
    }

    private static Optional<Path> child(Path parent, String name) {
        if (!Files.isDirectory(parent)) {
            return Optional.empty();
        }
        if (Files.exists(parent.resolve(name))) {
            return Optional.of(parent.resolve(name));
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> isLike(file.getFileName().toString(), name))
                    .sorted()
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            // Nobody may list it; whoever looks for a file says that it isn't found.
            return Optional.empty();
        }
    }

    private static boolean isLike(String name, String other) {
        return NaturalName.composed(name).equalsIgnoreCase(NaturalName.composed(other));
    }
}
