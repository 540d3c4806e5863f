package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import werkbank.recipe.Shape;

/** The examples in {@code docs/search-space.md} work. */
class ReferenceTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(page());
        while (matcher.find()) {
            if (!matcher.group(1).startsWith("#")) {
                examples.add(matcher.group(1));
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreSpaces(String example) {
        String whole = example
                + missing(example, "name: example\n")
                + missing(example, "trials: 1\n")
                + missing(example, "network: [dense: 8]\n")
                + missing(example, "training: {epochs: 1}\n");

        Spaces.read(whole).checkFits(Shape.grey(28, 28));
    }

    @Test
    void examplesAreThere() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(4);
    }

    private static String missing(String example, String line) {
        String key = line.substring(0, line.indexOf(':') + 1);
        return example.startsWith(key) || example.contains("\n" + key) ? "" : line;
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs", "search-space.md"));
    }
}
