package werkbank.file;

import java.nio.file.Path;

/** Paths as people and files name them. */
public final class NearPath {
    private NearPath() {}

    /** The path from the folder that Werkbank runs in, as {@link #from} has it. */
    public static Path fromHere(Path path) {
        return from(Path.of("").toAbsolutePath(), path);
    }

    /**
     * The path from a folder on, {@code .} for the folder itself; as it is where it doesn't lie below it.
     *
     * @param folder absolute and without {@code ..}, as is {@code path}
     */
    public static Path from(Path folder, Path path) {
        if (path.equals(folder)) {
            return Path.of(".");
        }
        return path.startsWith(folder) ? folder.relativize(path) : path;
    }
}
