package werkbank.bench.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When {@code bench/gpu} packs its parcels anew, in a made-up checkout. */
@DisabledOnOs(OS.WINDOWS)
class PackedTest {
    private static final List<String> PACKED = List.of(
            "src/engine/main/Engine.java",
            "src/engine/test/EngineTest.java",
            "src/engine/pom.xml",
            "search-spaces/compact.yaml",
            "bench/java/Bench.java",
            "pom.xml");

    @TempDir
    private Path home;

    @BeforeEach
    void checkout() throws IOException {
        for (String file : PACKED) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.writeString(home.resolve(file), "");
        }
        Files.copy(Path.of("bench/gpu"), home.resolve("bench/gpu"));
        Path parcels = Files.writeString(
                home.resolve("bench/parcels"),
                """
                #!/bin/sh
                mkdir -p "$1"
                echo >"$1/program.tar.xz"
                echo '#!/bin/sh' >"$1/gpu"
                chmod +x "$1/gpu"
                echo packed >>"$1/../../../calls"
                """);
        assertThat(parcels.toFile().setExecutable(true)).isTrue();
    }

    private int calls() throws IOException, InterruptedException {
        Process bench = new ProcessBuilder("bash", home.resolve("bench/gpu").toString())
                .inheritIO()
                .start();
        assertThat(bench.waitFor()).isZero();
        return Files.readAllLines(home.resolve("calls")).size();
    }

    private void change(String file, Instant time) throws IOException {
        Files.setLastModifiedTime(home.resolve(file), FileTime.from(time));
    }

    @Test
    void whatIsPackedIsLookedAt() throws Exception {
        assertThat(calls()).isEqualTo(1);
        assertThat(calls()).as("nothing has changed").isEqualTo(1);
        int expected = 1;
        for (String file : PACKED) {
            change(file, Instant.now().plusSeconds(60));
            assertThat(calls()).as(file).isEqualTo(++expected);
            change(file, Instant.EPOCH);
        }
    }
}
