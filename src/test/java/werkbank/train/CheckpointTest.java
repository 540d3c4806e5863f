package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import werkbank.experiment.StoredFile;
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
        checkpoint.save(List.of(network), 3, Weights.TRAINED, answer(0.5));

        Outcome outcome = checkpoint.outcome().orElseThrow();
        assertThat(outcome.bestEpoch()).isEqualTo(3);
        assertThat(outcome.accuracy()).isEqualTo(0.5);
        assertThat(outcome.logLoss()).isEqualTo(0.25);
        assertThat(outcome.spread()).isEmpty();
        assertThat(outcome.parameters()).isEqualTo(16 * 2 + 2 + 2 * 2 + 2);
        for (var file : List.of(outcome.models().get(0), outcome.probabilities())) {
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
        checkpoint.save(List.of(network), 1, Weights.TRAINED, answer(0.5));
        checkpoint.save(List.of(network), 2, Weights.TRAINED, answer(1));

        assertThat(checkpoint.outcome().orElseThrow().bestEpoch()).isEqualTo(2);
        try (var files = Files.list(study.resolve("trials/0012"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("best.zip", "validation-probabilities.idx");
        }
    }

    @Test
    void foldsHaveANetworkEachAndASpread() throws IOException {
        Checkpoint checkpoint = checkpoint();
        List<Score> folds = List.of(new Score(10, 1, 0.9, 0.2), new Score(10, 2, 0.8, 0.3), new Score(10, 3, 0.7, 0.4));
        checkpoint.save(
                List.of(network, network, network),
                1,
                Weights.TRAINED,
                new Answer(PROBABILITIES, new Score(30, 6, 0.8, 0.3), folds));

        Outcome outcome = checkpoint.outcome().orElseThrow();
        assertThat(outcome.accuracy()).isEqualTo(0.8);
        assertThat(outcome.spread().orElseThrow()).isCloseTo(0.1, within(1e-12));
        assertThat(outcome.models())
                .extracting(StoredFile::path)
                .containsExactly(
                        "trials/0012/best-fold-1.zip", "trials/0012/best-fold-2.zip", "trials/0012/best-fold-3.zip");
        for (StoredFile model : outcome.models()) {
            assertThat(DurableFile.sha256(study.resolve(model.path()))).isEqualTo(model.sha256());
        }
    }

    private static Answer answer(double accuracy) {
        Score score = new Score(2, (int) (2 - 2 * accuracy), accuracy, 0.25);
        return new Answer(PROBABILITIES, score, List.of(score));
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(
                new TrialSpec(12, 1, RECIPE, new DataSpec("unread", 0, 1, 1, false, 0), study.toString()));
    }
}
