package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;
import werkbank.run.spark.StandaloneCluster;

/** Spark's own processes are killed in the middle of trials; the study is that of one machine all the same. */
@Timeout(600)
class SparkKillIT {
    private static final int TRIALS = 4;
    private static final int EPOCHS = 8;
    private static final String SPACE =
            """
            name: killed
            trials: %d
            seed: 11
            data: {folder: data, validation: 200}
            ensemble: {top-k: 2}
            network:
              - conv: {filters: {int: [4, 8]}, kernel: 3}
              - batch-norm: {momentum: 0.5}
              - max-pool: 2
              - dense: 32
              - dropout: 0.3
            training:
              epochs: %d
              batch-size: 32
              learning-rate: {float: [1.0e-3, 1.0e-2], log: true}
              ema: {decay: 0.9}
            augmentation: {rotation: 10}
            """
                    .formatted(TRIALS, EPOCHS);

    private static final Pattern EPOCH = Pattern.compile("trial \\d+/\\d+  epoch \\d+/\\d+  ");

    @TempDir
    Path folder;

    @BeforeEach
    void trainOnThisMachine() throws IOException, InterruptedException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 900, 100);
        Files.writeString(folder.resolve("killed.yaml"), SPACE);
        Answer here = WerkbankProcess.call(command("here", "--workers", "2"));
        assertThat(here.code()).as(here.err()).isZero();
    }

    @Test
    void aWorkerThatIsKilledCostsNoTrialAndNoneIsCountedTwice() throws IOException, InterruptedException {
        try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2);
                WerkbankProcess driver = onSpark(cluster)) {
            Process worker = cluster.workers().get(0);
            // Its executor, and that one's worker.
            while (worker.descendants().count() < 2) {
                assertThat(driver.isAlive()).as(driver.err()).isTrue();
                Thread.sleep(20);
            }
            driver.awaitProgress("  epoch 1/" + EPOCHS);
            List<ProcessHandle> all = worker.descendants().toList();
            worker.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            Answer answer = driver.await();
            assertThat(answer.code()).as(answer.err()).isZero();
            assertSameStudy();
            List<String> epochs = EPOCH.matcher(answer.err())
                    .results()
                    .map(result -> result.group().strip())
                    .toList();
            assertThat(epochs).hasSizeGreaterThanOrEqualTo(TRIALS * EPOCHS);
        }
    }

    @Test
    void aDriverThatIsKilledGoesOnFromTheStorageWithTheSameCommand() throws IOException, InterruptedException {
        Path storage = folder.resolve("storage");
        String[] options = {"--storage", storage.toUri().toString()};
        try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
            try (WerkbankProcess driver = onSpark(cluster, options)) {
                driver.awaitProgress("epoch 3/" + EPOCHS);
                driver.signal("KILL");
                driver.await();
            }
            assertThat(storage.resolve("killed/trials")).isDirectoryRecursivelyContaining("glob:**/state-*.zip");
            assertThat(folder.resolve("spark/killed")).isDirectoryNotContaining("glob:**/trials");
            try (WerkbankProcess driver = onSpark(cluster, options)) {
                Answer answer = driver.await();
                assertThat(answer.code()).as(answer.err()).isZero();
                assertThat(answer.err()).contains("goes on after epoch");
                assertSameStudy();
            }
            assertThat(filesIn(storage)).isEmpty();
            assertThat(folder.resolve("spark/killed/trials/0001"))
                    .isDirectoryContaining("glob:**/best-*.zip")
                    .isDirectoryNotContaining("glob:**/state*");
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private WerkbankProcess onSpark(StandaloneCluster cluster, String... options) throws IOException {
        return WerkbankProcess.start(
                List.of("@src/spark/jvm.options"),
                command(
                        "spark",
                        Stream.concat(
                                        Stream.of(
                                                "--spark",
                                                cluster.url(),
                                                "--spark-conf",
                                                // Executors have everything on their class path here.
                                                "spark.jars=",
                                                "--spark-conf",
                                                "spark.driver.host=127.0.0.1"),
                                        Stream.of(options))
                                .toArray(String[]::new)));
    }

    private String[] command(String results, String... options) {
        return Stream.concat(
                        Stream.of(
                                "search",
                                folder.resolve("killed.yaml").toString(),
                                "--results",
                                folder.resolve(results).toString(),
                                "--reports",
                                folder.resolve(results + "-reports").toString()),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    private void assertSameStudy() {
        SameTrials.assertSame(folder.resolve("here"), folder.resolve("spark"), "killed", TRIALS, EPOCHS);
    }
}
