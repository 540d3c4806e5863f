package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.DurableFile;
import werkbank.dataset.IdxFile;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialResult.Weights;
import werkbank.experiment.TrialSpec;
import werkbank.metric.Score;
import werkbank.space.DataSpec;
import werkbank.space.Recipe;
import werkbank.space.SpaceReader;

class CheckpointTest {
    private static final Recipe RECIPE = new SpaceReader(Path.of("data", "mnist"))
            .read("name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining: {epochs: 1}\n", "s.yaml", Path.of(""))
            .recipe(Map.of());
    private static final float[][] PROBABILITIES = {{0.25f, 0.75f}, {1, 0}};

    @TempDir
    Path study;

    private final MultiLayerNetwork network = NetworkBuilder.build(RECIPE, 4, 4, 2, 1);

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void thereIsNothingBeforeTheFirstSave() {
        assertThat(checkpoint().outcome()).isEmpty();
        assertThat(study).isEmptyDirectory();
    }

    @Test
    void whatIsSavedIsOnDiskAsRecorded() {
        Checkpoint checkpoint = checkpoint();
        checkpoint.save(network, 3, Weights.TRAINED, PROBABILITIES, new Score(2, 1, 0.5, 0.25));

        Outcome outcome = checkpoint.outcome().orElseThrow();
        assertThat(outcome.bestEpoch()).isEqualTo(3);
        assertThat(outcome.accuracy()).isEqualTo(0.5);
        assertThat(outcome.logLoss()).isEqualTo(0.25);
        assertThat(outcome.parameters()).isEqualTo(16 * 2 + 2 + 2 * 2 + 2);
        for (var file : List.of(outcome.model(), outcome.probabilities())) {
            assertThat(file.path()).startsWith("trials/0012/");
            assertThat(study.resolve(file.path())).hasSize(file.bytes());
            assertThat(DurableFile.sha256(study.resolve(file.path()))).isEqualTo(file.sha256());
        }
        assertThat(IdxFile.readFloats(study.resolve(outcome.probabilities().path())))
                .isDeepEqualTo(PROBABILITIES);
    }

    @Test
    void aBetterEpochReplacesTheFormerOneAndLeavesNoOtherFiles() throws IOException {
        Checkpoint checkpoint = checkpoint();
        checkpoint.save(network, 1, Weights.TRAINED, PROBABILITIES, new Score(2, 1, 0.5, 0.25));
        checkpoint.save(network, 2, Weights.TRAINED, new float[][] {{0, 1}, {0, 1}}, new Score(2, 0, 1, 0));

        assertThat(checkpoint.outcome().orElseThrow().bestEpoch()).isEqualTo(2);
        try (var files = Files.list(study.resolve("trials/0012"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("best.zip", "validation-probabilities.idx");
        }
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(new TrialSpec(12, 1, RECIPE, new DataSpec("unread", 0, 1, 1, false), study.toString()));
    }
}
