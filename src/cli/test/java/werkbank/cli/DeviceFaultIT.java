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

/** A device that is lost interrupts; one that is full costs the trial. */
@Timeout(300)
class DeviceFaultIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeSpace() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 120, 20);
        Files.writeString(
                folder.resolve("space.yaml"),
                """
                name: faults
                trials: 3
                sampler: grid
                data: {folder: data, validation: 40}
                network: [dense: {choice: [4, 6, 8]}]
                training: {epochs: 1, batch-size: 16}
                """);
    }

    @Test
    void afterTheDeviceWasLostTheSameCommandGoesOn() throws Exception {
        Answer lost = search(Map.of(FaultyEngine.LOST, "1"), "--workers", "1");
        assertThat(lost.code()).as(lost.err()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(lost.err())
                .contains("interrupted; what is done is saved, and the same command goes on: the device is lost: the"
                        + " driver was reset")
                .doesNotContain("Exception");
        assertThat(trials("state")).containsExactly("INTERRUPTED");

        Answer again = search(Map.of(), "--workers", "2");
        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
        assertThat(trials("state")).containsExactlyInAnyOrder("COMPLETE", "COMPLETE", "FAILED");
        assertThat(again.err())
                .contains(
                        "the device has too little memory (900 MiB asked for, 300 MiB free); the trial goes on when it"
                                + " has it for itself")
                .contains("too little memory even for this trial alone (900 MiB asked for, 300 MiB free)");
    }

    private Answer search(Map<String, String> environment, String... more) throws IOException, InterruptedException {
        String[] call = {
            "search",
            folder.resolve("space.yaml").toString(),
            "--engine",
            FaultyEngine.NAME,
            "--results",
            folder.resolve("results").toString(),
            "--reports",
            folder.resolve("reports").toString(),
            more[0],
            more[1]
        };
        return WerkbankProcess.call(environment, call);
    }

    private Iterable<String> trials(String key) {
        Answer trials = Answer.of(
                "trials",
                "faults",
                "--json",
                "--results",
                folder.resolve("results").toString());
        return StreamSupport.stream(trials.json().spliterator(), false)
                .map((JsonNode row) -> row.get(key).asText())
                .toList();
    }
}
