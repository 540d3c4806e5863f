package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.IdxFile;
import werkbank.dataset.SmallMnist;

/** A whole run with cross-validation and two checkpoints of each trial, on a few hundred digits. */
@Timeout(600)
class FoldsIT {
    private static final String SPACE =
            """
            name: folds
            trials: 2
            data: {folder: data, folds: 3}
            ensemble: {top-k: 4, method: average}
            network:
              - conv: {filters: {int: [4, 8]}, kernel: 3}
              - batch-norm: {momentum: 0.5}
              - max-pool: 2
              - dense: 16
            training:
              epochs: 3
              batch-size: [{size: 16, epochs: 2}, {size: 32}]
              learning-rate: 0.003
              ema: {decay: 0.9}
              keep-best: 2
            """;

    @TempDir
    Path folder;

    @Test
    void theWholeJobRunsAndRepeats() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 301, 200);
        Answer first = run("first");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("trial 2/2  epoch 3/3").doesNotContain("epoch 4/3", "Exception", "WARN");
        assertThat(first.out()).contains("Ensemble of 4: ", " of 200 wrong");
        JsonNode trials = trials("first");
        assertThat(trials).hasSize(2).allSatisfy(trial -> {
            assertThat(trial.get("state").asText()).isEqualTo("COMPLETE");
            assertThat(trial.get("epochs").asInt()).isEqualTo(3);
            assertThat(trial.get("objective").asDouble()).isBetween(0.4, 1.0);
            assertThat(trial.get("spread").asDouble()).isBetween(0.0, 0.3);
        });
        Path study = folder.resolve("first/folds");
        String idx = String.format(
                Locale.ROOT,
                "validation-probabilities-%04d.idx",
                trials.get(0).get("bestEpoch").asInt());
        assertThat(IdxFile.readFloats(study.resolve("trials/0001/" + idx))).hasDimensions(301, 10);
        assertThat(study.resolve("ensemble").toFile().list()).hasSize(4 * 3 + 1).contains("trial-0002-fold-3.zip");
        assertThat(study.resolve("ensemble").toFile().list())
                .filteredOn(name -> name.matches("trial-000[12]-epoch-0[123]-fold-[123].zip"))
                .as("of each trial's second best epoch")
                .hasSize(2 * 3);
        assertThat(Answer.of(
                                "trials",
                                "folds",
                                "--results",
                                folder.resolve("first").toString())
                        .lines()
                        .get(0))
                .contains("accuracy", "spread");

        assertThat(run("second").code()).isZero();
        JsonNode again = trials("second");
        for (String key : new String[] {"parameters", "objective", "spread", "logLoss", "bestEpoch", "weights"}) {
            assertThat(again.findValues(key)).as(key).isEqualTo(trials.findValues(key));
        }
    }

    private Answer run(String results) throws IOException {
        Path space = Files.writeString(folder.resolve("folds.yaml"), SPACE);
        return Answer.of(
                "run",
                space.toString(),
                "--workers",
                "1",
                "--results",
                folder.resolve(results).toString(),
                "--reports",
                folder.resolve("reports").toString());
    }

    private JsonNode trials(String results) {
        return Answer.of(
                        "trials",
                        "folds",
                        "--json",
                        "--results",
                        folder.resolve(results).toString())
                .json();
    }
}
