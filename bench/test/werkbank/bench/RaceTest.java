package werkbank.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.file.Json;

/** How {@code bench/race} ends, with scripts in the places of both sides and of NumPy. */
@EnabledOnOs(OS.LINUX)
class RaceTest {
    private static final String NUMPY =
            """
            import contextlib


            class Array:
                def __len__(self):
                    return 25_000

                def __getitem__(self, rows):
                    return self


            class random:
                default_rng = staticmethod(lambda seed: random)
                permutation = staticmethod(lambda count: Array())


            @contextlib.contextmanager
            def load(file):
                yield {"x_train": Array(), "y_train": Array()}


            def savez(file, **arrays):
                pass
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void sides() throws IOException {
        assumeTrue(isTherePython(), "it takes python3");
        Path peers = Files.createDirectories(home.resolve("bench/peers"));
        for (String file : List.of("race.py", "race.yaml")) {
            Files.copy(Path.of("bench/peers", file), peers.resolve(file));
        }
        Files.writeString(peers.resolve("numpy.py"), NUMPY);
        program("bin/taskset", "shift 2\nexec \"$@\"\n");
        program(
                "werkbank",
                """
                echo $$ >werkbank.pid
                echo 'trial 1  epoch 1/12  loss 0.1000  val-accuracy 97.50 %'
                exec sleep 60
                """);
    }

    private static boolean isTherePython() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }

    private void program(String name, String script) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Process race(String peer, String precision) throws IOException {
        Files.writeString(home.resolve("bench/peers/race_torch.py"), peer);
        String script = home.resolve("bench/peers/race.py").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        "python3", script, "--data", "images.npz", "--seeds", "1", "--our-precision", precision)
                .directory(home.toFile())
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().merge("PATH", home.resolve("bin") + ":", (path, first) -> first + path);
        return builder.start();
    }

    private String said(String stream) throws IOException {
        return Files.readString(home.resolve(stream));
    }

    private boolean isOver(String side) throws IOException {
        long pid = Long.parseLong(said(side + ".pid").strip());
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    @Test
    void aSideThatEndsEarlyEndsTheRaceForBoth() throws Exception {
        Process race = race("import time\nprint('form made up', flush=True)\ntime.sleep(2)\n", "bf16");
        assertThat(race.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(race.exitValue()).as(said("err")).isZero();
        assertThat(isOver("werkbank")).isTrue();
        assertThat(said("err"))
                .startsWith("race: peer ended early, see ")
                .contains("| made up | none yet | none yet |", "| Werkbank, gp, freeze-thaw, bf16 | 97.50 % |");
        assertThat(said("out").lines()).hasSize(1);
        assertThat(Json.read(said("out"), Map.class))
                .containsEntry("name", "images")
                .containsKey("runs");
    }

    /** The seconds that two epochs take; none where the processor can't. */
    @ParameterizedTest
    @CsvSource({"3.5, 4.5, f32", "4.5, 3.5, bf16", "4.5, none, f32"})
    void werkbankTrainsInThePrecisionThatIsQuicker(String f32, String bf16, String taken) throws Exception {
        program(
                "werkbank",
                """
                case "$*" in
                  search*bf16*) [ %2$s != none ] ;;
                  search*) grep -q 'trials: 1$' "$2" && grep -q 'epochs: 2$' "$2" ;;
                  trials*-f32*) echo '[{"seconds": %1$s}]' ;;
                  trials*) echo '[{"seconds": %2$s}]' ;;
                  run*) exec sleep 60 ;;
                esac
                """
                        .formatted(f32, bf16));
        Process race = race("import time\nprint('form made up', flush=True)\ntime.sleep(1)\n", "auto");
        assertThat(race.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said("err")).contains("| Werkbank, gp, freeze-thaw, " + taken + " |");
    }

    @Test
    void aRaceThatIsEndedLeavesNoSideBehind() throws Exception {
        Process race = race(
                "import os, time\nopen('peer.new', 'w').write(str(os.getpid()))\nos.rename('peer.new', 'peer.pid')\n"
                        + "time.sleep(60)\n",
                "f32");
        for (int i = 0; i < 300 && Files.notExists(home.resolve("peer.pid")); i++) {
            Thread.sleep(100);
        }
        race.destroy();
        assertThat(race.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(isOver("peer")).isTrue();
        assertThat(isOver("werkbank")).isTrue();
    }
}
