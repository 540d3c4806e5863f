package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check} says of a sampler that it chooses. */
class CheckSamplerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7      | none | random, chosen by auto since 7 trials are too few to learn from",
                "100000 | asha | gp, 10 trials before it learns, with rungs 0.2 of the rest at random,"
                        + " chosen by auto since it learns from all rungs of asha"
            })
    void autoSaysWhatAndWhy(int trials, String scheduler, String words) throws IOException {
        Path file = Files.writeString(
                folder.resolve("auto.yaml"),
                """
                name: auto
                trials: TRIALS
                sampler: auto
                scheduler: SCHEDULER
                network:
                  - dense: {int: [4, 8]}
                training: {epochs: 9, learning-rate: {float: [1e-4, 1e-1], log: true}}
                """
                        .replace("TRIALS", Integer.toString(trials))
                        .replace("SCHEDULER", scheduler));
        assertThat(Answer.of("check", file.toString()).out().lines()).contains("Sampler   " + words);
    }

    @Test
    void aSpaceThatNamesNeitherIsToldBoth() throws IOException {
        Path file = Files.writeString(
                folder.resolve("open.yaml"),
                """
                name: open
                trials: 5
                network:
                  - dense: {int: [4, 8]}
                training: {epochs: 2}
                """);
        assertThat(Answer.of("check", file.toString()).out().lines())
                .contains("Sampler   random, chosen by auto since 5 trials are too few to learn from")
                .contains(
                        "Scheduler none, every trial gets all its epochs, chosen by auto since trials of 2 epochs leave"
                                + " nothing to spare");
    }

    @Test
    void aCheckpointThatGoesByAnotherFigureThanRungsIsTold() throws IOException {
        Path file = Files.writeString(
                folder.resolve("two-figures.yaml"),
                """
                name: two-figures
                trials: 20
                scheduler: asha
                network:
                  - dense: {int: [4, 8]}
                training: {epochs: 9, checkpoint: val-loss}
                """);
        assertThat(Answer.of("check", file.toString()).out().lines())
                .containsSequence(
                        "Objective validation accuracy",
                        "          on their way trials are compared by their best val-accuracy so far, but each ends"
                                + " with that of its epoch of the best val-loss, its checkpoint");
    }

    /** As many as the ensemble takes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{method: auto} | 5", "'{method: average, top-k: 7}' | 7"})
    void aTimeLimitIsToldWithWhatItsEndIsFor(String ensemble, int best) throws IOException {
        Path file = Files.writeString(
                folder.resolve("limited.yaml"),
                """
                name: limited
                trials: 300
                timeout: 90m
                ensemble: ENSEMBLE
                network:
                  - dense: {int: [4, 8]}
                training: {epochs: 9}
                """
                        .replace("ENSEMBLE", ensemble));
        assertThat(Answer.of("check", file.toString()).out().lines())
                .anyMatch(line -> line.startsWith("Study     300 trials, at most 1h30m, ensemble"))
                .contains("          the last of the time is for the best " + best + ", to train to the end");
    }
}
