package werkbank.bench.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes of the bench and their ends. */
@DisabledOnOs(OS.WINDOWS)
class CallTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path room;

    private static Setting setting(Path room) {
        return new Setting(room, room, "gpu.json", "python3", "cuda", true, false, new HashMap<>());
    }

    private static List<String> sh(String script) {
        return List.of("sh", "-c", script);
    }

    /** Begins a call that doesn't end by itself. */
    public static final class Bench {
        private Bench() {}

        /** @param args the room */
        public static void main(String[] args) throws Exception {
            Call.of(
                    setting(Path.of(args[0])),
                    sh("sleep 1; echo $$ >pid.new; mv pid.new pid; exec sleep 60"),
                    "sleep",
                    TimeLimit.in(LONG));
        }
    }

    @Test
    void linesOfItsErrorsAreHeardAndKept() throws Exception {
        List<String> heard = new ArrayList<>();
        Call call = Call.of(
                setting(room),
                sh("echo out; echo one >&2; echo two >&2; exit 3"),
                "call",
                TimeLimit.in(LONG),
                heard::add);
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.out()).isEqualTo("out\n");
        assertThat(call.problem()).isEqualTo("exit code 3: one\ntwo");
        assertThat(heard).containsExactly("one", "two");
        assertThat(room.resolve("call.log")).hasContent("one\ntwo\n");
    }

    @Test
    void whatIsLateIsEnded() throws Exception {
        Call call = Call.of(setting(room), sh("exec sleep 60"), "call", TimeLimit.in(Duration.ofMillis(100)));
        assertThat(call.problem()).isEqualTo("out of time");
        assertThat(call.seconds()).isLessThan(30);
    }

    @Test
    void aBenchThatIsEndedLeavesNoProcessBehind() throws Exception {
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bench.class.getName(),
                        room.toString())
                .inheritIO()
                .start();
        Path pid = room.resolve("pid");
        for (int i = 0; i < 300 && Files.notExists(pid); i++) {
            Thread.sleep(100);
        }
        ProcessHandle begun =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        bench.destroy();
        assertThat(bench.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(begun.isAlive()).isFalse();
    }
}
