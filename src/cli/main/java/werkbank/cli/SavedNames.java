package werkbank.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names for what is saved of files: never those of the files themselves, and none twice. */
final class SavedNames {
    private final Map<String, Integer> times = new HashMap<>();
    private final Set<String> given = new HashSet<>();

    /** {@code seven.jpg.seen.png} of {@code photos/seven.jpg}; {@code seven.jpg.2.seen.png} of the second of that name. */
    String of(Path file) {
        String name = file.getFileName().toString();
        String free = next(name);
        while (!given.add(free)) {
            free = next(name);
        }
        return free;
    }

    private String next(String name) {
        int time = times.merge(name, 1, Integer::sum);
        return name + (time == 1 ? "" : "." + time) + ".seen.png";
    }
}
