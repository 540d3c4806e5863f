package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.engine.device.DeviceName;

/** {@code --precision}, and what a space's {@code precision} becomes, on an engine that computes f32 alone. */
class PrecisionOptionTest {
    private static final String SPACE =
            """
            name: narrow
            trials: 2
            sampler: grid
            data: {train-limit: 60, validation: 30, folder: %s}
            network: [dense: 2]
            training: {epochs: 1, precision: {choice: [f32, bf16]}}
            """;

    @TempDir
    Path folder;

    private Path space;

    @BeforeEach
    void writeSpace() throws IOException {
        space = folder.resolve("narrow.yaml");
        Files.writeString(space, String.format(SPACE, Path.of("data", "mnist").toAbsolutePath()));
    }

    private Answer call(String command, String... more) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(more));
        line.addAll(List.of(
                "--results",
                folder.resolve("results").toString(),
                "--reports",
                folder.resolve("reports").toString(),
                "--engine",
                "softmax",
                "--device",
                "cpu"));
        return Answer.of(line.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "search"})
    void whatTheEngineCannotComputeIsAnErrorOfTheCall(String command) {
        Answer answer = call(command, space.toString(), "--precision", "bf16");

        assertThat(answer.code()).isEqualTo(ExitCode.WRONG);
        assertThat(answer.err())
                .startsWith("werkbank: --precision is 'bf16', which the engine softmax can't compute here; it has f32")
                .hasLineCount(1);
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void anUnknownPrecisionIsAnErrorOfTheCall() {
        Answer answer = call("search", space.toString(), "--precision", "fp16");

        assertThat(answer.code()).isEqualTo(ExitCode.WRONG);
        assertThat(answer.err()).contains("--precision", "fp16");
    }

    @Test
    void checkSaysWhatTheSpaceWantsAndWhatThisMachineDoes() {
        assertThat(call("check", space.toString()).lines())
                .contains(
                        "Precision f32 or bf16; the engine softmax computes f32 here: what is to be trained in bf16 is"
                                + " trained in f32");
    }

    @Test
    void aSpaceThatWantsMoreIsTrainedInF32WithANoteAndTrialsSaySo() {
        Answer searched = call("search", space.toString());

        assertThat(searched.code()).as(searched.err()).isEqualTo(ExitCode.DONE);
        assertThat(searched.err())
                .containsOnlyOnce(
                        "the engine softmax computes f32 here: what is to be trained in bf16 is trained in f32");
        JsonNode trials = call("trials", "narrow", "--json").json();
        assertThat(trials.findValuesAsText("engine")).containsExactly("softmax", "softmax");
        assertThat(trials.findValuesAsText("precision")).containsExactly("f32", "f32");
        assertThat(trials.findValuesAsText("device"))
                .containsExactly(DeviceName.ofProcessor(), DeviceName.ofProcessor());
        assertThat(trials.findValuesAsText("training.precision")).containsExactlyInAnyOrder("f32", "bf16");
        assertThat(call("search", space.toString(), "--precision", "f32").err())
                .contains(
                        "--precision f32: study 'narrow' was begun without --precision; use --study NAME for a new one");
    }

    @Test
    void aStudyGoesOnInThePrecisionThatItWasBegunWith() {
        assertThat(call("search", space.toString(), "--precision", "f32", "--trials", "1")
                        .code())
                .isEqualTo(ExitCode.DONE);

        Answer again = call("search", space.toString());

        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
        assertThat(again.err()).doesNotContain("is trained in f32");
        assertThat(call("trials", "narrow", "--json").json().findValuesAsText("precision"))
                .containsExactly("f32", "f32");
    }
}
