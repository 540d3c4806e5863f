package werkbank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Versions of Werkbank and of its libraries, as the build put them on the class path; they are written in the POM alone. */
public final class Version {
    private static final String KEY = "version";

    private Version() {}

    /** The version of Werkbank. */
    public static String ofWerkbank() {
        return read("/werkbank/version.properties").orElseThrow();
    }

    /** The version of a library that Maven built; {@code unknown} when its jar doesn't tell. */
    public static String of(String groupId, String artifactId) {
        return read("/META-INF/maven/" + groupId + "/" + artifactId + "/pom.properties")
                .orElse("unknown");
    }

    private static Optional<String> read(String resource) {
        try (InputStream in = Version.class.getResourceAsStream(resource)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return Optional.ofNullable(properties.getProperty(KEY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
