package werkbank.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Names for what is saved of files: never those of the files themselves, and none twice. */
final class SavedNames {
    private final Map<String, Integer> given = new HashMap<>();

    /** {@code seven.jpg.seen.png} of {@code photos/seven.jpg}; {@code seven.jpg.2.seen.png} of the second of that name. */
    String of(Path file) {
        String name = file.getFileName().toString();
        int times = given.merge(name, 1, Integer::sum);
        return name + (times == 1 ? "" : "." + times) + ".seen.png";
    }
}
