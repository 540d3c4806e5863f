package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;
import werkbank.run.spark.StandaloneCluster;

/** Spark's own processes are killed in the middle of trials; the study is that of one machine all the same. */
@Timeout(600)
class SparkKillIT {
    private static final int TRIALS = 3;
    private static final int EPOCHS = 5;
    private static final String SPACE = String.format(
            Locale.ROOT,
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
            """,
            TRIALS,
            EPOCHS);

    private static final Pattern EPOCH = Pattern.compile("trial \\d+/\\d+  epoch \\d+/\\d+  ");

    @TempDir
    static Path folder;

    private static StandaloneCluster cluster;

    /** Results, and the storage. */
    @TempDir
    Path own;

    @BeforeAll
    static void trainOnThisMachine() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 600, 100);
        Files.writeString(folder.resolve("killed.yaml"), SPACE);
        cluster = StandaloneCluster.start(folder);
        Answer here = Answer.of(command(folder, "--workers", "2"));
        assertThat(here.code()).as(here.err()).isZero();
    }

    @BeforeEach
    void fillUp() throws IOException {
        cluster.fillUp(2);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void aWorkerThatIsKilledCostsNoTrialAndNoneIsCountedTwice() throws IOException, InterruptedException {
        try (WerkbankProcess driver = onSpark()) {
            Process worker = cluster.workers().get(0);
            driver.awaitProgress("  epoch 1/" + EPOCHS);
            // Its executor, and that one's worker.
            while (worker.descendants().count() < 2) {
                assertThat(driver.isAlive()).as(driver.err()).isTrue();
                Thread.sleep(20);
            }
            List<ProcessHandle> all = worker.descendants().toList();
            worker.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            Answer answer = driver.await();
            assertThat(answer.code()).as(answer.err()).isZero();
            assertSameStudy();
            // The one that died may have saved an epoch without having told of it.
            assertThat(epochsTold(answer.err())).hasSizeGreaterThanOrEqualTo(TRIALS * EPOCHS - 1);
        }
    }

    @Test
    void aDriverThatIsKilledGoesOnFromTheStorageWithTheSameCommand() throws IOException, InterruptedException {
        Path storage = own.resolve("storage");
        String[] options = {"--storage", storage.toUri().toString()};
        try (WerkbankProcess driver = onSpark(options)) {
            driver.awaitProgress("epoch 3/" + EPOCHS);
            driver.signal("KILL");
            driver.await();
        }
        awaitState(storage);
        assertThat(own.resolve("results/killed")).isDirectoryNotContaining("glob:**/trials");
        try (WerkbankProcess driver = onSpark(options)) {
            Answer answer = driver.await();
            assertThat(answer.code()).as(answer.err()).isZero();
            assertThat(answer.err()).contains("goes on after epoch");
            assertSameStudy();
        }
        assertThat(filesIn(storage)).isEmpty();
        assertThat(own.resolve("results/killed/trials/0001"))
                .isDirectoryContaining("glob:**/best-*.zip")
                .isDirectoryNotContaining("glob:**/state*");
    }

    private static Set<String> epochsTold(String progress) {
        return EPOCH.matcher(progress).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** Waits for a state; executors write and delete there until they notice that their driver is gone. */
    private static void awaitState(Path storage) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            try (Stream<Path> found = Files.walk(storage)) {
                if (found.anyMatch(file -> file.getFileName().toString().matches("state-.*\\.zip"))) {
                    return;
                }
            } catch (IOException | UncheckedIOException e) {
                // A file went while the folder was read.
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no state in " + storage);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private WerkbankProcess onSpark(String... options) throws IOException {
        Stream<String> spark = Stream.of(
                "--spark",
                cluster.url(),
                "--spark-conf",
                // Executors have everything on their class path here.
                "spark.jars=",
                "--spark-conf",
                "spark.driver.host=127.0.0.1");
        return WerkbankProcess.start(
                List.of("@src/spark/jvm.options"),
                command(own, Stream.concat(spark, Stream.of(options)).toArray(String[]::new)));
    }

    private static String[] command(Path output, String... options) {
        Stream<String> fixed = Stream.of(
                "search",
                folder.resolve("killed.yaml").toString(),
                "--results",
                output.resolve("results").toString(),
                "--reports",
                output.resolve("reports").toString());
        return Stream.concat(fixed, Stream.of(options)).toArray(String[]::new);
    }

    private void assertSameStudy() {
        SameTrials.assertSame(folder.resolve("results"), own.resolve("results"), "killed", TRIALS, EPOCHS);
    }
}
