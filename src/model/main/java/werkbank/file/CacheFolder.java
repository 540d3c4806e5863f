package werkbank.file;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The user's folder for files that can be made again: whoever deletes it loses time and nothing else. */
public final class CacheFolder {
    /** The variable that names the folder. */
    public static final String VARIABLE = "WERKBANK_CACHE";

    private CacheFolder() {}

    /** The folder of this process, which may not be there yet. */
    public static Path ofUser() {
        return of(System.getenv()).orElse(Path.of(System.getProperty("java.io.tmpdir"), "werkbank-cache"));
    }

    /**
     * The folder that an environment says: {@link #VARIABLE}, else {@code werkbank} in {@code XDG_CACHE_HOME}, Windows'
     * {@code LOCALAPPDATA} or {@code ~/.cache}; empty when none of them is set.
     */
    public static Optional<Path> of(Map<String, String> environment) {
        return Stream.of(
                        path(environment, VARIABLE),
                        path(environment, "XDG_CACHE_HOME").map(folder -> folder.resolve("werkbank")),
                        path(environment, "LOCALAPPDATA").map(folder -> folder.resolve("werkbank")),
                        path(environment, "HOME").map(folder -> folder.resolve(".cache/werkbank")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Path> path(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
