package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.recipe.Shape;

/** Whatever a file says, the reader answers with a space or with one line. */
class SpaceFuzzTest {
    private static final int MUTATIONS = 4000;
    private static final List<String> PIECES = List.of(
            "0",
            "-1",
            "1e999",
            "99999999999999999999",
            "null",
            "~",
            "''",
            "[",
            "]",
            "{",
            "}",
            "{}",
            "[]",
            ":",
            "- ",
            "\n",
            "\t",
            " ",
            "#",
            "&a ",
            "*a",
            "<<: ",
            "$filters",
            "$",
            "2 * $filters",
            "true",
            "yes",
            "int: ",
            "float: ",
            "choice: ",
            "when: ",
            "step: 0",
            "log: true",
            "!x ",
            "? ",
            "| ",
            "> ",
            "%",
            "@",
            "`",
            "\"",
            "'",
            "\u0000",
            "\uD800",
            "é",
            "---\n",
            "...\n",
            "conv",
            "dense: ",
            "dropout",
            ".inf",
            ".nan");

    @Test
    void onlyInputExceptionsComeOut() throws IOException {
        List<String> seeds = new ArrayList<>(List.of(Spaces.base()));
        for (Path file : Spaces.readyFiles()) {
            seeds.add(Files.readString(file).replaceAll("(?m)^#.*\n", ""));
        }
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            refused += isRefused(mutated(seeds.get(i % seeds.size()), random)) ? 1 : 0;
        }
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 1);
    }

    private static boolean isRefused(String yaml) {
        try {
            SearchSpace space = Spaces.read(yaml);
            space.checkFits(Shape.grey(28, 28));
            assertThat(SpaceSpan.of(space).configurationsInWords()).isNotEmpty();
            return false;
        } catch (InputException e) {
            assertThat(e.getMessage()).as(yaml).startsWith("base.yaml:").doesNotContain("\n");
            assertThat(e.lines()).as(yaml).allSatisfy(line -> assertThat(line)
                    .matches("base\\.yaml:\\d+:\\d+: .+")
                    .doesNotContain("operand", "operator", "Closing brace", "Unexpected", "found '"));
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("not an InputException for:\n" + yaml, e);
        }
    }

    private static String mutated(String yaml, Random random) {
        StringBuilder text = new StringBuilder(yaml);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && text.length() > 0; i++) {
            mutate(text, random);
        }
        return text.toString();
    }

    private static void mutate(StringBuilder text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(12));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, piece);
            case 2 -> text.replace(from, to, piece);
            case 3 -> replaceLine(text, from, random);
            default -> replaceWord(text, from, piece);
        }
    }

    /** Copies another line over this one. */
    private static void replaceLine(StringBuilder text, int at, Random random) {
        String[] lines = text.toString().split("\n", -1);
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        lines[line] = lines[random.nextInt(lines.length)];
        text.setLength(0);
        text.append(String.join("\n", lines));
    }

    /** Replaces the value that starts here or later. */
    private static void replaceWord(StringBuilder text, int at, String piece) {
        int colon = text.indexOf(": ", at);
        if (colon >= 0) {
            int end = colon + 2;
            while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            text.replace(colon + 2, end, piece);
        }
    }
}
