package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls of Maven that pages and messages tell users to make. */
class NamedProfilesTest {
    private static final Pattern CALL = Pattern.compile("mvn(?: -q| -B)* ['\"]?-P([a-z0-9_,!-]+)");
    private static final Pattern PROFILE = Pattern.compile("<profile>\\s*<id>([^<]+)</id>");

    @Test
    void everyProfileOfACallIsInAPom() throws IOException {
        Set<String> profiles = matches(files(Path.of("."), 1, ".xml"), PROFILE);
        profiles.addAll(matches(files(Path.of("src"), 2, "pom.xml"), PROFILE));
        Set<String> named = matches(
                Stream.of(
                                files(Path.of("."), 1, ".md"),
                                files(Path.of("docs"), 9, ".md"),
                                files(Path.of("src"), 99, ".java"))
                        .flatMap(List::stream)
                        .toList(),
                CALL);
        assertThat(named.stream()
                        .flatMap(list -> Stream.of(list.replace("!", "").split(",")))
                        .collect(Collectors.toSet()))
                .contains("fast", "spark-jar", "cuda11", "release")
                .isSubsetOf(profiles);
    }

    private static List<Path> files(Path folder, int depth, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static Set<String> matches(List<Path> files, Pattern pattern) throws IOException {
        Set<String> found = new HashSet<>();
        for (Path file : files) {
            pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
        }
        return found;
    }
}
