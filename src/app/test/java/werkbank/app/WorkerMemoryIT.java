package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.Workload;
import werkbank.engine.device.DeviceWish;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.WorkerMain;
import werkbank.run.local.WorkerMemory;
import werkbank.run.local.WorkerOptions;
import werkbank.space.SearchSpace;
import werkbank.study.StudyEvent;

/** The most that a real worker has in memory, as Linux counts it, beside the forecast. */
class WorkerMemoryIT {
    private static final Engine CPU = Engines.wanted(Optional.of("cpu"));

    @TempDir
    Path folder;

    @Test
    void aWorkerTakesWhatIsForecastAndNoMore() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")) && CPU.whyNot().isEmpty());
        Path space = Files.writeString(
                folder.resolve("wide.yaml"),
                """
                name: wide
                trials: 1
                data: {train-limit: 512, validation: 100}
                network: [conv: 32, batch-norm, conv: 32, batch-norm, dropout: 0.3, max-pool, dense: 32]
                training: {epochs: 3, batch-size: 256, precision: f32}
                """);
        Workspace workspace = workspace();
        List<Long> peaks = new ArrayList<>();
        new Studies(workspace).search(SearchRequest.of(space).withWorkers(1), event -> {
            if (event instanceof StudyEvent.TrialEnded) {
                workers().map(WorkerMemoryIT::peakMiB).forEach(peaks::add);
            }
        });

        Workload load = new Workload(60_000, false, Shape.grey(28, 28), 10, 1, 512, 100);
        long forecast = CPU.memory(workspace.spaces().read(space).recipe(Map.of()), load) >> 20;
        assertThat(peaks).hasSize(1);
        assertThat((double) peaks.get(0)).isBetween(0.65 * forecast, 1.0 * forecast);
    }

    /** Five arrays in an epoch's state, which alone are more than the least heap leaves beside the images. */
    @Test
    void theHeapThatIsForecastIsEnough() throws Exception {
        assumeTrue(CPU.whyNot().isEmpty());
        Path file = Files.writeString(
                folder.resolve("dense.yaml"),
                """
                name: dense
                trials: 1
                data: {train-limit: 512, validation: 100}
                network: [dense: 3400, dense: 3600]
                training: {epochs: 2, batch-size: 256, precision: f32, optimizer: amsgrad, ema: {}}
                """);
        SearchSpace space = workspace().spaces().read(file);
        Recipe recipe = space.recipe(Map.of());
        long heap = CPU.heapMemory(recipe, new Workload(60_000, false, Shape.grey(28, 28), 10, 1, 512, 100)) >> 20;
        int limit = new WorkerMemory(1, heap).heapLimitMiB();
        assertThat(limit).isBetween(900, 1100);
        TrialSpec spec = TrialSpec.of(1, 1, recipe, space.data(), folder.toString());
        WorkerOptions options = new WorkerOptions(1, limit, 4096, List.of(), Optional.of("cpu"), line -> {});
        try (LocalRunner runner = new LocalRunner(options)) {
            assertThat(runner.run(spec, event -> {}).state()).isEqualTo(TrialState.COMPLETE);
        }
    }

    private Workspace workspace() {
        return new Workspace(new Workspace.Settings(
                folder.resolve("results"), folder.resolve("reports"), DeviceWish.CPU, Optional.of("cpu")));
    }

    private static Stream<ProcessHandle> workers() {
        return ProcessHandle.current().children().filter(child -> read(child, "cmdline")
                .contains(WorkerMain.class.getName()));
    }

    private static long peakMiB(ProcessHandle process) {
        return read(process, "status")
                        .lines()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                >> 10;
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
