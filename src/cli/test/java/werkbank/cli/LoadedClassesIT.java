package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;

/** What processes load when they start: ND4J and its libraries take a second that a study on the processor doesn't need. */
@Timeout(300)
class LoadedClassesIT {
    private static final String SPACE =
            """
            name: tiny
            trials: 2
            data: {folder: data, validation: 60}
            ensemble: {top-k: 2, method: average}
            network: [conv: 2, max-pool: 4, dense: 4]
            training: {epochs: 1, learning-rate: {float: [1.0e-3, 1.0e-2], log: true}}
            """;

    /** Arrays of ND4J, networks of Deeplearning4j, and the natives that ND4J brings. */
    private static final List<String> UNWANTED =
            List.of(" org.nd4j.linalg.", " org.deeplearning4j.nn.", " org.bytedeco.openblas.", " org.nd4j.nativeblas.");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeStudy() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 260, 40);
        Files.writeString(folder.resolve("tiny.yaml"), SPACE);
    }

    private static List<String> loaded(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("[class,load]"))
                .toList();
    }

    private static List<String> unwanted(List<String> loaded) {
        return loaded.stream()
                .filter(line -> UNWANTED.stream().anyMatch(line::contains))
                .toList();
    }

    private List<Path> logs(String beginning) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .toList();
        }
    }

    private static String logTo(Path file) {
        return "-Xlog:class+load:file=" + file;
    }

    private Answer call(String... args) throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of("WERKBANK_WORKER_OPTIONS", "-XX:TieredStopAtLevel=1 " + logTo(folder.resolve("worker-%p.log")));
        List<String> options = List.of("-XX:ActiveProcessorCount=1", logTo(folder.resolve("main.log")));
        try (WerkbankProcess process = WerkbankProcess.start(environment, options, args)) {
            return process.await();
        }
    }

    @Test
    void aWholeStudyOnTheProcessorNeedsNoNd4j() throws Exception {
        Answer run = call(
                "run",
                folder.resolve("tiny.yaml").toString(),
                "--workers",
                "1",
                "--device",
                "cpu",
                "--results",
                folder.resolve("results").toString(),
                "--reports",
                folder.resolve("reports").toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("trial 2/2  COMPLETE");

        List<String> main = loaded(folder.resolve("main.log"));
        assertThat(main).anyMatch(line -> line.contains(" werkbank.engine.cpu.CpuEngine "));
        assertThat(unwanted(main)).isEmpty();
        // One worker is kept for both trials.
        List<Path> workers = logs("worker-");
        assertThat(workers).hasSize(1);
        List<String> worker = loaded(workers.get(0));
        assertThat(worker)
                .anyMatch(line -> line.contains(" werkbank.train.TrainingRun "))
                .noneMatch(line -> line.contains(" org.nd4j."))
                .noneMatch(line -> line.contains(" org.deeplearning4j."));
    }
}
