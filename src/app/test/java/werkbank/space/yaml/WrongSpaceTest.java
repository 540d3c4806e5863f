package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import werkbank.InputException;
import werkbank.space.Spaces;

class WrongSpaceTest {
    private final SpaceReader reader = new SpaceReader(Path.of("data"));

    static List<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (JsonNode node : new YAMLMapper().readTree(Spaces.resource("wrong-spaces.yaml"))) {
            cases.add(Arguments.of(
                    node.get("case").asText(), text(node), node.get("error").asText()));
        }
        return cases;
    }

    private static String text(JsonNode node) {
        if (node.has("text")) {
            return node.get("text").asText();
        }
        String text = Spaces.base();
        for (var change : node.get("change").properties()) {
            assertThat(text).contains(change.getKey());
            int at = text.indexOf(change.getKey());
            text = text.substring(0, at)
                    + change.getValue().asText()
                    + text.substring(at + change.getKey().length());
        }
        return text;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysInOneLineWhatIsWrong(String name, String yaml, String error) {
        assertThatThrownBy(() -> Spaces.read(yaml))
                .as(name)
                .isInstanceOf(InputException.class)
                .hasMessage(error);
    }

    @Test
    void theBaseOfTheCasesIsRight() {
        assertThat(Spaces.read(Spaces.base()).parameters()).hasSize(3);
    }

    @Test
    void fileThatDoesNotExist(@TempDir Path folder) {
        Path file = folder.resolve("none.yaml");
        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + " does not exist; name a search space, for instance search-spaces/quick.yaml");
    }

    @Test
    void folderInsteadOfFile(@TempDir Path around) throws IOException {
        Path folder = Files.createDirectory(around.resolve("my-photos"));
        assertThatThrownBy(() -> reader.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + " is a folder; name a YAML file, which werkbank init " + folder
                        + " writes where it has images");

        Path space = Files.createFile(around.resolve("my-photos.yaml"));
        assertThatThrownBy(() -> reader.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + " is a folder; name the search space beside it, " + space);
    }

    @Test
    void fileThatIsNotUtf8(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), "name: käse".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + " is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void aliasesThatUnfoldWithoutEnd() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append(String.format(
                    Locale.ROOT,
                    "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n",
                    i,
                    i,
                    i - 1,
                    i - 1,
                    i - 1,
                    i - 1,
                    i - 1));
        }
        assertThatThrownBy(() -> Spaces.read(bomb.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than 20000 values");
    }
}
