package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;

/** Faults of the machine are no results: the study is as if they had not been. */
@Timeout(300)
class WorkerFaultIT {
    @TempDir
    Path folder;

    @BeforeEach
    void writeSpace() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 120, 20);
        Files.writeString(
                folder.resolve("space.yaml"),
                """
                name: faults
                trials: 3
                data: {folder: data, validation: 40}
                network:
                  - conv: 2
                  - max-pool
                  - dense: {choice: [4, 6, 8]}
                training: {epochs: 1, batch-size: 16}
                """);
    }

    @Test
    void afterAWrongOptionOfTheWorkersTheSameCommandGoesOn() throws Exception {
        Answer wrong = search(Map.of("WERKBANK_WORKER_OPTIONS", "-XX:+NoSuchOption"), 1);
        assertThat(wrong.code()).as(wrong.err()).isEqualTo(ExitCode.FAILED);
        assertThat(wrong.err().lines().filter(line -> line.startsWith("werkbank: ")))
                .containsExactly("werkbank: a worker can't start: Unrecognized VM option 'NoSuchOption'"
                        + " (WERKBANK_WORKER_OPTIONS is set to -XX:+NoSuchOption); once that is mended the same command"
                        + " goes on");
        assertThat(states()).containsExactly("INTERRUPTED");

        Answer mended = search(Map.of(), 1);
        assertThat(mended.code()).as(mended.err()).isZero();
        assertThat(states()).containsExactly("COMPLETE", "COMPLETE", "COMPLETE");
    }

    @Test
    void twoThreadsTrainUnderALimitOfOne() throws Exception {
        Answer answer = search(Map.of("OMP_THREAD_LIMIT", "1", "OMP_DYNAMIC", "true", "OMP_MAX_ACTIVE_LEVELS", "0"), 2);
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("1 worker with 2 threads");
        assertThat(states()).containsExactly("COMPLETE", "COMPLETE", "COMPLETE");
    }

    private Answer search(Map<String, String> environment, int cores) throws IOException, InterruptedException {
        return WerkbankProcess.call(
                environment,
                cores,
                "search",
                folder.resolve("space.yaml").toString(),
                "--workers",
                "1",
                "--results",
                folder.resolve("results").toString(),
                "--reports",
                folder.resolve("reports").toString());
    }

    private Iterable<String> states() {
        Answer trials = Answer.of(
                "trials",
                "faults",
                "--json",
                "--results",
                folder.resolve("results").toString());
        return StreamSupport.stream(trials.json().spliterator(), false)
                .map((JsonNode row) -> row.get("state").asText())
                .toList();
    }
}
