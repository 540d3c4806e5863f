package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.SmallMnist;
import werkbank.file.Json;
import werkbank.metric.Score;
import werkbank.recipe.Shape;

/** The tutorial's network as its users train it, on a few hundred digits and with impatient callbacks. */
@Timeout(600)
class TutorialIT {
    @TempDir
    static Path folder;

    private static Answer run;

    @BeforeAll
    static void runOnce() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 160, 80);
        // No accuracy improves by 2: the first epoch stays the best one, and the callbacks lose patience.
        String space = Files.readString(Path.of("search-spaces", "seed-cnn.yaml"))
                .replace("  validation: 6000 ", "  folder: data\n  validation: 40 ")
                .replace("batch-size: 256", "batch-size: 40")
                .replace("steps-per-epoch: 210", "steps-per-epoch: 2")
                .replace("patience: 3, factor: 0.5, min-lr: 1.0e-5, min-delta: 0.0001", "patience: 1, min-delta: 2")
                .replace("patience: 3, min-delta: 0}", "patience: 2, min-delta: 2}");
        run = call(
                "run", Files.writeString(folder.resolve("seed-cnn.yaml"), space).toString());
    }

    private static Answer call(String... args) {
        return Answer.in(folder, args);
    }

    @Test
    void eachEpochIsALineWithAllThatTheNotebookPrints() {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err().lines().filter(line -> line.startsWith("epoch ") && line.contains("/200")))
                .hasSize(3)
                .allMatch(
                        line -> line.matches(
                                "epoch [1-3]/200  loss \\d+\\.\\d{4}  accuracy \\d+\\.\\d\\d %"
                                        + "  val-loss \\d+\\.\\d{4}  val-accuracy \\d+\\.\\d\\d %  learning rate 0\\.00\\d+  [\\d.]+s"));
    }

    @Test
    void whatCallbacksDoIsSaidWhenTheyDoIt() {
        assertThat(run.err().lines().filter(line -> line.startsWith("epoch ")).toList())
                .containsSubsequence(
                        "epoch 2: val-accuracy has not improved for 1 epoch: learning rate reduced from 0.001 to 0.0005",
                        "epoch 3: val-accuracy has not improved for 1 epoch: learning rate reduced from 0.0005 to 0.00025",
                        run.err()
                                .lines()
                                .filter(line -> line.startsWith("epoch 3: early stopping"))
                                .findFirst()
                                .orElse("nothing was said of early stopping"));
        assertThat(run.err())
                .containsPattern("epoch 1: val-loss is \\d+\\.\\d{4}, saved")
                .containsPattern(
                        "epoch 3: early stopping: accuracy has not improved for 2 epochs \\(best 0\\.\\d{4} at epoch 1\\)");
    }

    @Test
    void theEndIsTheTestsLossAccuracyErrorsAndWorstPairs() {
        assertThat(run.out())
                .startsWith("Study seed-cnn: 1 trial (1 complete)")
                .contains("3,425,386 network parameters")
                .containsPattern("Test of trial 1: loss \\d+\\.\\d{4}, accuracy \\d+\\.\\d\\d %, \\d+ of 80 wrong")
                .containsPattern(
                        "Test of its last epoch, 3: loss \\d+\\.\\d{4}, accuracy \\d+\\.\\d\\d %, \\d+ of 80 wrong")
                .containsPattern("Worst pairs: \\d taken for \\d: (\\d+ times|twice|once)")
                .doesNotContain("Ensemble", "McNemar");
        assertThat(run.err()).doesNotContain("combining");
    }

    @Test
    void bestAndFinalNetworkAndItsConfigurationAreThere() {
        for (String file : new String[] {"final.zip", "network.json"}) {
            Path path = folder.resolve("results/seed-cnn/trials/0001").resolve(file);
            assertThat(path).isNotEmptyFile();
            assertThat(run.out()).contains(path.toString());
        }
    }

    @Test
    void theBestNetworkIsNamed() {
        assertThat(best()).isNotEmptyFile();
        assertThat(best().toString()).matches(".*/trials/0001/best-000[1-3]\\.zip");
    }

    private static Path best() {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("  best "))
                .map(line -> Path.of(line.substring(12)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void evaluateHasARowForTheBestAndOneForTheLastEpoch() {
        Answer answer = call("evaluate", "seed-cnn");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("trial 1 ", "last epoch, 3 ", "Confusion matrix", "Worst pairs: ")
                .doesNotContain("ensemble", "McNemar");
    }

    /** As a program sees it that knows DL4J alone and takes images as x / 255. */
    @Test
    void bothEpochsAreJudgedByTheirOwnFiles() throws IOException {
        JsonNode json =
                Json.mapper().readTree(call("evaluate", "seed-cnn", "--json").out());

        assertThat(json.at("/lastEpoch/epoch").asInt()).isEqualTo(3);
        Path trial = folder.resolve("results/seed-cnn/trials/0001");
        assertJudged(json.get("lastEpoch"), trial.resolve("final.zip"));
        assertJudged(json.get("bestMember"), best());
    }

    private static void assertJudged(JsonNode figures, Path model) throws IOException {
        LabelledImages test = ImageFolder.of(folder.resolve("data"))
                .readTest(ClassNames.numbers(10), Shape.grey(28, 28))
                .images();
        float[] pixels = new float[test.rows() * 784];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (test.images().row(i / 784)[i % 784] & 0xFF) / 255f;
        }
        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(model.toFile());
        Score score = Score.of(
                test.labels(),
                network.output(Nd4j.create(pixels, new long[] {test.rows(), 1, 28, 28}, 'c'))
                        .toFloatMatrix());
        assertThat(figures.get("errors").asInt()).isEqualTo(score.errors());
        assertThat(figures.get("logLoss").asDouble()).isCloseTo(score.logLoss(), within(1e-3));
    }
}
