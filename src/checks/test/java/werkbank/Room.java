package werkbank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of the table of rooms in {@code docs/architecture.md}.
 *
 * @param name of the package, without {@code werkbank.}
 * @param module where it stands, a folder of {@code src}
 * @param others the rooms that it may use; empty where it may use all
 * @param usesAll whether it may use all rooms
 */
record Room(String name, String module, List<String> others, boolean usesAll) {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z.0-9]+)` \\| `([a-z0-9-]+)` \\| [^|]+ \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([a-z.0-9]+)`");

    /** Reads the table. */
    static List<Room> all() {
        try {
            Matcher rows = ROW.matcher(Files.readString(Path.of("docs/architecture.md")));
            return rows.results().map(Room::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Room of(MatchResult row) {
        List<String> others = NAME.matcher(row.group(3))
                .results()
                .map(other -> other.group(1))
                .toList();
        return new Room(row.group(1), row.group(2), others, row.group(3).equals("all"));
    }

    /** Its Java package. */
    String path() {
        return "werkbank." + name;
    }

    /** The packages of ours that its classes may use. */
    String[] everythingAllowed(List<Room> all) {
        Stream<String> rooms =
                usesAll ? all.stream().map(Room::path) : others.stream().map("werkbank."::concat);
        return Stream.concat(Stream.of("werkbank", path()), rooms).toArray(String[]::new);
    }

    @Override
    public String toString() {
        return name;
    }
}
