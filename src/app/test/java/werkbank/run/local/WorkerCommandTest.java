package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {
    private static final WorkerOptions OPTIONS = new WorkerOptions(2, 512, 1_536, line -> {});

    private static final CrashReport CRASHES = new CrashReport(Path.of("study"));

    private static Map<String, String> environment(OptionalInt gpu) {
        return WorkerCommand.of(OPTIONS, gpu, WorkerProgram.here(), CRASHES).environment();
    }

    @Test
    void aWorkerOnAGpuSeesThatOneOnly() {
        assertThat(environment(OptionalInt.of(3)))
                .containsEntry("CUDA_VISIBLE_DEVICES", "3")
                .containsEntry("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
                .containsEntry("BACKEND_PRIORITY_CPU", "0")
                .containsEntry("BACKEND_PRIORITY_GPU", "100")
                .containsEntry("OMP_NUM_THREADS", "2");
        assertThat(WorkerCommand.of(OPTIONS, OptionalInt.of(3), WorkerProgram.here(), CRASHES)
                        .command())
                .contains("-Dwerkbank.gpu=3");
    }

    @Test
    void furtherOptionsComeFromTheEnvironment() {
        assertThat(commandWith(Map.of("WERKBANK_WORKER_OPTIONS", " -Xlog:gc  -Dx=y\t")))
                .containsSubsequence("-Xmx512m", "-Xlog:gc", "-Dx=y", "-cp");
        assertThat(commandWith(Map.of("WERKBANK_WORKER_OPTIONS", " "))).isEqualTo(commandWith(Map.of()));
    }

    @Test
    void theOptimisingCompilerWaitsUnlessTheUserSaysOtherwise() {
        assertThat(commandWith(Map.of("WERKBANK_WORKER_OPTIONS", "-XX:Tier4BackEdgeThreshold=40000")))
                .containsSubsequence(
                        "-XX:Tier4InvocationThreshold=50000",
                        "-XX:Tier4BackEdgeThreshold=400000",
                        "-XX:Tier4BackEdgeThreshold=40000",
                        "-cp");
    }

    @Test
    void theHeapOfAWorkerOnTheCpuStaysSmall() {
        assertThat(commandWith(Map.of()))
                .containsSubsequence("-Xmx512m", "-XX:MaxHeapFreeRatio=30", "-Xms64m", "-Xmn32m", "-XX:+UseSerialGC");
        assertThat(commandWith(Map.of("WERKBANK_WORKER_OPTIONS", "-Xmn64m -XX:+UseParallelGC")))
                .containsSubsequence("-Xmn32m", "-Xmn64m", "-XX:+UseParallelGC")
                .doesNotContain("-XX:+UseSerialGC");
        assertThat(WorkerCommand.of(OPTIONS, OptionalInt.of(0), WorkerProgram.here(), CRASHES)
                        .command())
                .contains("-Xmx512m")
                .noneMatch(option -> option.startsWith("-Xmn"));
    }

    private static List<String> commandWith(Map<String, String> environment) {
        return WorkerCommand.of(OPTIONS, OptionalInt.empty(), WorkerProgram.here(), CRASHES, environment)
                .command();
    }

    /** oneDNN plans with the threads that it asks for and waits for ever for those that OpenMP doesn't give it. */
    @Test
    void whatWouldLeaveOneDnnWithFewerThreadsIsNotPassedOn() {
        ProcessBuilder command = new ProcessBuilder();
        List.of("OMP_THREAD_LIMIT", "OMP_DYNAMIC", "OMP_NESTED", "OMP_MAX_ACTIVE_LEVELS", "OMP_WAIT_POLICY")
                .forEach(name -> command.environment().put(name, "1"));
        WorkerCommand.setEnvironment(command, OPTIONS, OptionalInt.empty());
        assertThat(command.environment())
                .containsEntry("OMP_NUM_THREADS", "2")
                .containsEntry("OMP_WAIT_POLICY", "1")
                .doesNotContainKeys("OMP_THREAD_LIMIT", "OMP_DYNAMIC", "OMP_NESTED", "OMP_MAX_ACTIVE_LEVELS");
    }

    @Test
    void aWorkerOnTheCpuNeverLoadsCuda() {
        assertThat(environment(OptionalInt.empty()))
                .containsEntry("BACKEND_PRIORITY_CPU", "100")
                .containsEntry("BACKEND_PRIORITY_GPU", "0")
                .doesNotContainKey("CUDA_DEVICE_ORDER");
        assertThat(WorkerCommand.of(OPTIONS, OptionalInt.empty(), WorkerProgram.here(), CRASHES)
                        .command())
                .noneMatch(option -> option.startsWith("-Dwerkbank.gpu"));
    }
}
