package werkbank.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements with which H2 keeps the schema of a study, of this version and of all before. A study file holds no
 * other; {@code db/statements.txt} has one a line.
 */
final class KnownStatements {
    private static final String RESOURCE = "/db/statements.txt";

    /** The database draws these by lot, counts them or numbers them as it likes. */
    private static final Pattern SALT = Pattern.compile("SALT '[0-9a-f]+' HASH '[0-9a-f]+'");

    private static final Pattern BUILD = Pattern.compile("CREATE_BUILD \\d+");
    private static final Pattern SEQUENCE = Pattern.compile("\"SYSTEM_SEQUENCE_[0-9A-F_]+\"");
    private static final Pattern COUNTED = Pattern.compile(" RESTART WITH \\d+");
    private static final Pattern SELECTIVITY = Pattern.compile(" SELECTIVITY \\d+");
    private static final Pattern KEY =
            Pattern.compile("\"(PRIMARY_KEY|CONSTRAINT|CONSTRAINT_INDEX)_[0-9A-F]+(_INDEX_[0-9A-F]+)?\"");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final Set<String> ALL = read();

    private KnownStatements() {}

    private static Set<String> read() {
        try (InputStream stream = KnownStatements.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean contains(String statement) {
        return ALL.contains(normal(statement));
    }

    /** A statement on one line, without what differs from file to file. */
    static String normal(String statement) {
        String text = SPACE.matcher(statement.strip()).replaceAll(" ");
        text = SALT.matcher(text).replaceAll("SALT '' HASH ''");
        text = BUILD.matcher(text).replaceAll("CREATE_BUILD 0");
        text = SEQUENCE.matcher(text).replaceAll("\"SYSTEM_SEQUENCE\"");
        text = COUNTED.matcher(text).replaceAll("");
        text = SELECTIVITY.matcher(text).replaceAll("");
        return KEY.matcher(text).replaceAll("\"$1\"");
    }
}
