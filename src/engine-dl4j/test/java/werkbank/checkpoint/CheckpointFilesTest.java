package werkbank.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.WerkbankException;
import werkbank.dataset.IdxFile;
import werkbank.engine.dl4j.NetworkBuilder;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.metric.MacroScore;
import werkbank.metric.Score;
import werkbank.recipe.Monitor;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.DataSpecBuilder;
import werkbank.space.yaml.SpaceReader;

class CheckpointFilesTest {
    private static final Recipe RECIPE = recipe(1);
    private static final float[][] PROBABILITIES = {{0.25f, 0.75f}, {1, 0}};

    private static final List<List<Integer>> CONFUSION = List.of(List.of(1, 0), List.of(1, 0));

    @TempDir
    Path study;

    private final MultiLayerNetwork network = NetworkBuilder.build(RECIPE, Shape.grey(4, 4), 2, 1);

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(study.resolve("trials/0012"));
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void thereIsNothingBeforeTheFirstSave() {
        assertThat(checkpoint().outcome()).isEmpty();
        assertThat(study.resolve("trials/0012")).isEmptyDirectory();
    }

    @Test
    void whatIsSavedIsOnDiskAsRecorded() {
        CheckpointFiles checkpoint = checkpoint();
        save(checkpoint, 3, PROBABILITIES, new Score(2, 1, 0.5, 0.25));

        Outcome outcome = checkpoint.outcome().orElseThrow();
        assertThat(outcome.best().epoch()).isEqualTo(3);
        assertThat(outcome.best().accuracy()).isEqualTo(0.5);
        assertThat(outcome.best().logLoss()).isEqualTo(0.25);
        assertThat(outcome.spread()).isEmpty();
        assertThat(outcome.confusion()).isEqualTo(CONFUSION);
        assertThat(outcome.parameters()).isEqualTo(16 * 2 + 2 + 2 * 2 + 2);
        for (var file : List.of(
                outcome.best().models().get(0), outcome.best().probabilities().orElseThrow())) {
            assertThat(file.path()).startsWith("trials/0012/");
            assertThat(study.resolve(file.path())).hasSize(file.bytes());
            assertThat(DurableFile.sha256(study.resolve(file.path()))).isEqualTo(file.sha256());
        }
        assertThat(IdxFile.readFloats(study.resolve(
                        outcome.best().probabilities().orElseThrow().path())))
                .isDeepEqualTo(PROBABILITIES);
    }

    @Test
    void aTidyFolderHasTheBestEpochOnly() throws IOException {
        CheckpointFiles checkpoint = checkpoint();
        save(checkpoint, 1, PROBABILITIES, new Score(2, 1, 0.5, 0.25));
        save(checkpoint, 2, new float[][] {{0, 1}, {0, 1}}, new Score(2, 0, 1, 0));

        assertThat(checkpoint.outcome().orElseThrow().best().epoch()).isEqualTo(2);
        assertThat(study.resolve("trials/0012/best-0001.zip"))
                .as("until its state is forgotten")
                .exists();
        checkpoint.tidy();
        try (var files = Files.list(study.resolve("trials/0012"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("best-0002.zip", "network.json", "validation-probabilities-0002.idx");
        }
    }

    @Test
    void theConfigurationBesideTheZipIsTheZips() throws IOException {
        save(checkpoint(), 1, PROBABILITIES, new Score(2, 1, 0.5, 0.25));
        Path folder = study.resolve("trials/0012");

        String json = Files.readString(folder.resolve("network.json"));
        assertThat(MultiLayerConfiguration.fromJson(json))
                .isEqualTo(ModelSerializer.restoreMultiLayerNetwork(
                                folder.resolve("best-0001.zip").toFile())
                        .getLayerWiseConfigurations());
    }

    @Test
    void theSameNetworkGivesTheSameBytes() throws InterruptedException {
        CheckpointFiles checkpoint = checkpoint();
        save(checkpoint, 3, PROBABILITIES, new Score(2, 1, 0.5, 0.25));
        Outcome first = checkpoint.outcome().orElseThrow();
        Thread.sleep(2100); // a zip's times are even seconds
        save(checkpoint, 3, PROBABILITIES, new Score(2, 1, 0.5, 0.25));

        assertThat(checkpoint.outcome()).contains(first);
    }

    @Test
    void anotherProcessGoesOnFromIt() {
        CheckpointFiles checkpoint = checkpoint();
        save(checkpoint, 3, PROBABILITIES, new Score(2, 1, 0.5, 0.25));
        Outcome outcome = checkpoint.outcome().orElseThrow();
        CheckpointFiles resumed = checkpoint();
        resumed.resume(outcome);

        assertThat(resumed.outcome()).contains(outcome);
    }

    @Test
    void filesThatWereChangedAreNotGoneOnFrom() throws IOException {
        CheckpointFiles checkpoint = checkpoint();
        save(checkpoint, 3, PROBABILITIES, new Score(2, 1, 0.5, 0.25));
        Outcome outcome = checkpoint.outcome().orElseThrow();
        Files.writeString(study.resolve(outcome.best().models().get(0).path()), "changed");

        assertThatThrownBy(() -> checkpoint().resume(outcome))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("trials/0012/best-0003.zip was changed");
    }

    @Test
    void foldsHaveANetworkEachAndASpread() throws IOException {
        CheckpointFiles checkpoint = checkpoint();
        List<Score> folds = List.of(new Score(10, 1, 0.9, 0.2), new Score(10, 2, 0.8, 0.3), new Score(10, 3, 0.7, 0.4));
        save(
                checkpoint,
                1,
                new HeldOutPredictions(
                        PROBABILITIES,
                        new Score(30, 6, 0.8, 0.3),
                        new MacroScore(0.7, 0.7, 0.7),
                        folds,
                        List.of(List.of(24, 6)),
                        1e-4));
        save(
                checkpoint,
                2,
                new HeldOutPredictions(
                        PROBABILITIES,
                        new Score(30, 6, 0.8, 0.3),
                        new MacroScore(0.7, 0.7, 0.7),
                        folds,
                        List.of(List.of(24, 6)),
                        1e-4));
        checkpoint.tidy();

        Outcome outcome = checkpoint.outcome().orElseThrow();
        assertThat(outcome.best().accuracy()).isEqualTo(0.8);
        assertThat(outcome.spread().orElseThrow()).isCloseTo(0.1, within(1e-12));
        assertThat(outcome.best().models())
                .extracting(StoredFile::path)
                .containsExactly(
                        "trials/0012/best-0002-fold-1.zip",
                        "trials/0012/best-0002-fold-2.zip",
                        "trials/0012/best-0002-fold-3.zip");
        for (StoredFile model : outcome.best().models()) {
            assertThat(DurableFile.sha256(study.resolve(model.path()))).isEqualTo(model.sha256());
        }
        assertThat(study.resolve("trials/0012").toFile().list()).hasSize(5).contains("network.json");
    }

    @Test
    void theBestEpochsThatAreKeptHaveTheirFiles() throws IOException {
        CheckpointFiles checkpoint = checkpoint(3);
        HeldOutPredictions answer = answer(PROBABILITIES, new Score(2, 1, 0.5, 0.25));
        for (int[] saved : new int[][] {{1, 0}, {2, 1}, {3, 0}, {4, 2}, {5, 1}}) {
            save(checkpoint, saved[0], saved[1], answer);
        }

        Outcome outcome = checkpoint.outcome().orElseThrow();
        assertThat(outcome.best().epoch()).isEqualTo(3);
        assertThat(outcome.others()).extracting(Checkpoint::epoch).containsExactly(5, 1);
        assertThat(outcome.others().get(0))
                .usingRecursiveComparison()
                .ignoringFields("models", "probabilities")
                .isEqualTo(new Checkpoint(
                        5,
                        Weights.TRAINED,
                        0.5,
                        0.25,
                        0.7,
                        1,
                        List.of(),
                        outcome.others().get(0).probabilities(),
                        0.7));
        assertThat(study.resolve("trials/0012/best-0004.zip"))
                .as("until its state is forgotten")
                .exists();
        checkpoint.tidy();
        assertThat(study.resolve("trials/0012").toFile().list())
                .containsExactlyInAnyOrder(
                        "best-0001.zip",
                        "best-0003.zip",
                        "best-0005.zip",
                        "network.json",
                        "validation-probabilities-0001.idx",
                        "validation-probabilities-0003.idx",
                        "validation-probabilities-0005.idx");
        assertThat(outcome.files()).hasSize(6).allSatisfy(file -> assertThat(
                        DurableFile.sha256(study.resolve(file.path())))
                .isEqualTo(file.sha256()));
    }

    @Test
    void othersThatWereChangedAreNotGoneOnFrom() throws IOException {
        CheckpointFiles checkpoint = checkpoint(2);
        HeldOutPredictions answer = answer(PROBABILITIES, new Score(2, 1, 0.5, 0.25));
        save(checkpoint, 1, 0, answer);
        save(checkpoint, 2, 1, answer);
        Outcome outcome = checkpoint.outcome().orElseThrow();
        Files.writeString(
                study.resolve(
                        outcome.others().get(0).probabilities().orElseThrow().path()),
                "changed");

        assertThatThrownBy(() -> checkpoint(2).resume(outcome))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("trials/0012/validation-probabilities-0002.idx was changed");
    }

    private void save(CheckpointFiles checkpoint, int epoch, float[][] probabilities, Score score) {
        save(checkpoint, epoch, answer(probabilities, score));
    }

    private static HeldOutPredictions answer(float[][] probabilities, Score score) {
        return new HeldOutPredictions(
                probabilities, score, new MacroScore(0.7, 0.7, 0.7), List.of(score), CONFUSION, 1e-4);
    }

    private void save(CheckpointFiles checkpoint, int epoch, HeldOutPredictions answer) {
        save(checkpoint, epoch, 0, answer);
    }

    private void save(CheckpointFiles checkpoint, int epoch, int place, HeldOutPredictions answer) {
        int networks = answer.folds().size();
        String configuration = network.getLayerWiseConfigurations().toJson();
        var saved = new TrialEvent.Saved(
                epoch, Monitor.VAL_LOSS, Optional.empty(), answer.score().logLoss(), Weights.TRAINED);
        checkpoint.save(
                new BestModel.Better(
                        epoch,
                        Weights.TRAINED,
                        NetworkGraph.of(RECIPE.network(), Shape.grey(4, 4), 2),
                        Collections.nCopies(networks, configuration),
                        answer,
                        place,
                        saved),
                Collections.nCopies(networks, network.params().toFloatVector()));
    }

    private CheckpointFiles checkpoint() {
        return checkpoint(1);
    }

    private CheckpointFiles checkpoint(int keepBest) {
        return new CheckpointFiles(TrialSpec.of(12, 1, recipe(keepBest), DataSpecBuilder.unread(), study.toString()));
    }

    private static Recipe recipe(int keepBest) {
        return new SpaceReader(Path.of("data", "mnist"))
                .read(
                        "name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining: {epochs: 1, keep-best: " + keepBest + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
    }
}
