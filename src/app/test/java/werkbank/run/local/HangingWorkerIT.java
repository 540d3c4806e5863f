package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static werkbank.experiment.ScriptedTrainer.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import werkbank.JavaCommand;
import werkbank.experiment.EventLog;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;

/** Workers that stand still, with reason or without, and those that have lost their parent. */
@Timeout(120)
class HangingWorkerIT {
    @Test
    void aWorkerThatHangsIsKilled() throws InterruptedException {
        EventLog heard = new EventLog();
        try (LocalRunner impatient = impatient()) {
            TrialResult result = impatient.run(spec(1, ScriptedWorker.HANG, 1), heard);
            assertThat(heard.notes())
                    .containsExactly(
                            "worker died (hung: no work for 4 s) before it trained an epoch; trying once more");
            assertThat(result.state()).isEqualTo(TrialState.FAILED);
            assertThat(result.failure().orElseThrow().cause()).isEqualTo("worker died twice (hung: no work for 4 s)");
        }
    }

    @Test
    void aLongStepIsNoHang() throws InterruptedException {
        try (LocalRunner impatient = impatient()) {
            assertThat(impatient
                            .run(spec(1, ScriptedWorker.BUSY, 1), event -> {})
                            .state())
                    .isEqualTo(TrialState.COMPLETE);
        }
    }

    private LocalRunner impatient() {
        return new LocalRunner(
                new WorkerOptions(1, 64, 256, line -> {}),
                WorkerProgram.here(ScriptedWorker.class),
                ScriptedWorker.HEARTBEAT);
    }

    @Test
    void aGroupThatWasStoppedGoesOn() throws Exception {
        Process parent = startParent();
        try (var lines = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("epoch");
            ProcessHandle worker = parent.children().findFirst().orElseThrow();
            List<ProcessHandle> group = List.of(parent.toHandle(), worker);
            LocalWorkers.signal("-STOP", group);
            Thread.sleep(ScriptedWorker.HEARTBEAT.limit().plusSeconds(1).toMillis());
            LocalWorkers.signal("-CONT", group);
            long end = System.nanoTime() + ScriptedWorker.HEARTBEAT.limit().toNanos();
            while (System.nanoTime() < end) {
                assertThat(lines.readLine()).isEqualTo("epoch");
            }
            assertThat(worker.isAlive()).isTrue();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    @Test
    void aWorkerEndsWithItsParentEvenInTheMiddleOfATrial() throws Exception {
        Process parent = startParent();
        try (var lines = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("epoch");
            List<ProcessHandle> workers = parent.children().toList();
            assertThat(workers).hasSize(1).allMatch(ProcessHandle::isAlive);
            parent.destroyForcibly().waitFor();
            LocalWorkers.assertEnd(workers);
        }
    }

    private static Process startParent() throws IOException {
        return new ProcessBuilder(JavaCommand.of(
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"), ScriptedParent.class))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
