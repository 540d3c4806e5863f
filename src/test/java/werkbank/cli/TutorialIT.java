package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;

/** The tutorial's network as its users train it, on a few hundred digits and with impatient callbacks. */
@Timeout(600)
class TutorialIT {
    @TempDir
    static Path folder;

    private static Answer run;

    @BeforeAll
    static void runOnce() throws IOException, InterruptedException {
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

    private static Answer call(String... args) throws IOException, InterruptedException {
        String[] all = new String[args.length + 4];
        System.arraycopy(args, 0, all, 0, args.length);
        String[] folders = {
            "--results", folder.resolve("results").toString(),
            "--reports", folder.resolve("reports").toString()
        };
        System.arraycopy(folders, 0, all, args.length, folders.length);
        return WerkbankProcess.callOnAllCores(all);
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
                .containsPattern("epoch 1: val-loss is \\d\\.\\d{4}, saved")
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
        String best = run.out()
                .lines()
                .filter(line -> line.startsWith("  best "))
                .map(line -> line.substring(12))
                .findFirst()
                .orElseThrow();
        assertThat(Path.of(best)).isNotEmptyFile();
        assertThat(best).matches(".*/trials/0001/best-000[1-3]\\.zip");
    }

    @Test
    void evaluateHasARowForTheBestAndOneForTheLastEpoch() throws IOException, InterruptedException {
        Answer answer = call("evaluate", "seed-cnn");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("trial 1 ", "last epoch, 3 ", "Confusion matrix", "Worst pairs: ")
                .doesNotContain("ensemble", "McNemar");
    }
}
