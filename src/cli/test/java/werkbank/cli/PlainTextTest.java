package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import werkbank.app.ValueFormat;
import werkbank.dataset.listed.PngFiles;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.space.SearchPlan;
import werkbank.space.yaml.SpaceReader;

/** Text from files, where it is shown. */
class PlainTextTest {
    private static final String ESCAPE = "\u001b[31mred\u001b[0m\r\nnext\u0007\u009b1m\u202e";
    private static final String PLAIN = "\\u001b[31mred\\u001b[0m\\u000d\\u000anext\\u0007\\u009b1m\\u202e";

    @TempDir
    Path folder;

    @Test
    void whatSteersATerminalIsShownAndNotDone() {
        assertThat(ValueFormat.plain(ESCAPE)).isEqualTo(PLAIN);
        assertThat(ValueFormat.plain("sieben – Größe 7 \\ 日本")).isEqualTo("sieben – Größe 7 \\ 日本");
        for (char letter : "\n\u001f\u007f\u0080\u009f\u200e\u200f\u2028\u202e\u2066\u2069".toCharArray()) {
            assertThat(ValueFormat.plain("a" + letter)).isEqualTo(String.format(Locale.ROOT, "a\\u%04x", (int) letter));
        }
        String json = Json.write(Map.of("file", ESCAPE));
        assertThat(ValueFormat.plain(json)).doesNotContain("\u009b", "\u202e");
        assertThat(Json.read(ValueFormat.plain(json), Map.class)).isEqualTo(Map.of("file", ESCAPE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"predict mnist-best FILE", "check FILE", "evaluate FILE.zip", "predict mnist-best FILE --json"})
    void namesOfFilesAreOnOneLine(String command) {
        String[] words = command.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace("FILE", folder.resolve(ESCAPE).toString());
        }
        Answer answer = Answer.of(words);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).hasLineCount(1).contains(PLAIN).doesNotContain("\u001b", "\u009b", "\r");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void soAreThoseThatWereFoundInAFolder() throws IOException {
        for (int i = 0; i < 40; i++) {
            PngFiles.write(
                    folder.resolve("pictures")
                            .resolve(i % 2 == 0 ? "dark" : "light")
                            .resolve(i + ".png"),
                    8,
                    8,
                    6 * i,
                    5 * i,
                    4 * i);
        }
        Files.createFile(folder.resolve("pictures/dark/\u001b[31mread\nme"));
        Path space = Files.writeString(
                folder.resolve("s.yaml"),
                "name: s\ndescription: \"\\e[31mred\\nand more\"\ntrials: 1\ndata: pictures\n"
                        + "image: {normalise: none}\nnetwork: [dense: 4]\ntraining: {epochs: 1, batch-size: 4}\n");

        Answer answer = Answer.of("check", space.toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.lines())
                .startsWith(space + " is a valid search space: \\u001b[31mred", "and more")
                .contains("          left out 1 file without the name of a picture: dark/\\u001b[31mread\\u000ame");
        assertThat(answer.out()).doesNotContain("\u001b");
    }

    @Test
    void notesAreOnOneLine() {
        CommandLine command = WerkbankCommand.commandLine();
        StringWriter err = new StringWriter();
        command.setErr(new PrintWriter(err, true));

        new SharedOptions().notes(command.getCommandSpec()).note(ESCAPE);

        assertThat(err.toString().lines()).containsExactly(PLAIN);
    }

    @Test
    void tracesAreTooWithTheirLines() {
        Answer answer = Answer.of("check", folder.resolve(ESCAPE).toString(), "--verbose");
        assertThat(answer.err()).contains(PLAIN, "\n\tat ").doesNotContain("\u001b", "\u009b", "\r");
    }

    @Test
    void tablesAreTheSameRows() {
        assertThat(TextTable.of(List.of(List.of("class", "n"), List.of(ESCAPE, "1"))))
                .hasLineCount(2)
                .contains(PLAIN);
    }

    @Test
    void cellsOfACsvAreNoFormulas() throws Exception {
        SearchPlan plan = new SpaceReader(Path.of("data", "mnist"))
                .read("name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining: {epochs: 1}\n", "s.yaml", Path.of(""))
                .search();
        TreeMap<String, Object> values = new TreeMap<>(Map.of(
                "a", "=1+1", "b", "+1", "c", "-x", "d", "@sum", "e", "\tx", "f", -3, "g", -0.5, "h", "relu", "i",
                "1-x"));
        values.put("=j", 1);
        Trial trial = new Trial(
                1,
                TrialState.COMPLETE,
                1,
                values,
                1,
                1,
                Samples.NOON,
                Optional.of(Samples.NOON),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        List<String> lines = new TrialTable(List.of(trial), plan, Set.of(), Map.of())
                .csv()
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith(",\"'=j\",a,b,c,d,e,f,g,h,i");
        assertThat(lines.get(1)).endsWith(",1,\"'=1+1\",\"'+1\",\"'-x\",\"'@sum\",\"'\tx\",-3,-0.5,relu,1-x");
    }
}
