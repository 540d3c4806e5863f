package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Versions stand in the POM alone; everything else reads them. */
class VersionTest {
    private static final Path POM = Path.of("pom.xml");
    private static final Pattern OURS = Pattern.compile("<artifactId>werkbank</artifactId>\\s*<version>([^<]+)<");
    private static final Pattern OTHERS = Pattern.compile("<([a-z0-9]+)\\.version>([^<]+)<");

    private static String pom() throws IOException {
        return Files.readString(POM);
    }

    private static String library(String name) throws IOException {
        return OTHERS.matcher(pom())
                .results()
                .filter(property -> property.group(1).equals(name))
                .map(property -> property.group(2))
                .findFirst()
                .orElseThrow();
    }

    private static String werkbank() throws IOException {
        return OURS.matcher(pom())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theProgramKnowsTheVersionsOfItsBuild() throws IOException {
        assertThat(Version.ofWerkbank()).isEqualTo(werkbank());
        assertThat(Version.of("org.deeplearning4j", "deeplearning4j-nn")).isEqualTo(library("dl4j"));
        assertThat(Version.of("org.deeplearning4j", "arbiter-core")).isEqualTo(library("arbiter"));
        assertThat(Version.of("org.nd4j", "nothing")).isEqualTo("unknown");
    }

    /** Comments may tell what was seen of a version; a text that the program uses may not. */
    @Test
    void noProgramAndNoTableRepeatsThem() throws IOException {
        List<String> versions = Stream.concat(
                        Stream.of(werkbank()),
                        OTHERS.matcher(pom()).results().map((MatchResult property) -> property.group(2)))
                .filter(version -> version.contains("."))
                .toList();
        assertThat(versions).hasSizeGreaterThan(8);
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(VersionTest::isOfTheProgram).toList()) {
                String text = Files.readString(file);
                assertThat(versions)
                        .noneMatch(
                                version -> text.contains('"' + version + '"') || text.contains("-" + version + ".jar"));
            }
        }
        for (String table : List.of("werkbank", "docs/dependencies.md")) {
            String text = Files.readString(Path.of(table));
            assertThat(versions).as(table).noneMatch(version -> text.contains(" " + version + " "));
        }
    }

    private static boolean isOfTheProgram(Path file) {
        return file.toString().endsWith(".java") && file.toString().contains("/main/");
    }
}
