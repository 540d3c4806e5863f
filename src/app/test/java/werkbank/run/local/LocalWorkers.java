package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The worker processes of this one. */
final class LocalWorkers {
    private LocalWorkers() {}

    static List<ProcessHandle> alive() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }

    static void assertEnd(List<ProcessHandle> processes) {
        assertThat(processes)
                .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    /** Sends a signal, for instance {@code -KILL}, to all of them. */
    static void signal(String name) {
        signal(name, alive());
    }

    static void signal(String name, List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            try {
                new ProcessBuilder("kill", name, Long.toString(process.pid()))
                        .start()
                        .waitFor(10, TimeUnit.SECONDS);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
