package werkbank.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import werkbank.app.ThisMachine;
import werkbank.app.ValueFormat;
import werkbank.engine.Backend;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.Hardware;
import werkbank.engine.StepSpeed;
import werkbank.engine.device.CudaBuild;
import werkbank.engine.device.Device;
import werkbank.engine.device.DeviceName;
import werkbank.engine.device.Gpu;
import werkbank.file.Json;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerPlan;

/** {@code werkbank doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Says what trials run on here, and proves that the fast path is alive.",
        description = {
            "",
            "Times a training step of the tutorial's network (search-spaces/seed-cnn.yaml) with Werkbank's layers and"
                    + " with DL4J's own, in turn, in one process with as many threads as a worker gets. Takes about 20 seconds.",
            ""
        })
final class DoctorCommand implements Callable<Integer> {
    private static final int BATCH = 16;
    private static final double ALIVE = 3;

    private final BiFunction<Engine, Recipe, StepSpeed> stopwatch;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    DoctorCommand() {
        this((engine, recipe) -> engine.speed(recipe, BATCH));
    }

    /** @param stopwatch times a training step of a network with Werkbank's layers and with DL4J's */
    DoctorCommand(BiFunction<Engine, Recipe, StepSpeed> stopwatch) {
        this.stopwatch = stopwatch;
    }

    /**
     * {@code doctor --json}: keys may be added, none renamed.
     *
     * @param engine name of the one that is looked at
     * @param engines all of this build
     */
    record Finding(
            String engine,
            List<EngineFinding> engines,
            String backend,
            String convolution,
            int threads,
            GpuFinding gpu,
            double speedup,
            double imagesPerSecond,
            double plainImagesPerSecond,
            boolean fastPath,
            String workers,
            String java,
            String processor,
            long memoryMiB) {}

    /**
     * An engine of this build.
     *
     * @param usable whether it can run here
     * @param reason why not; empty when it can
     * @param precisions that it can compute here; first what it is best at
     */
    record EngineFinding(String name, boolean usable, String reason, List<String> precisions) {
        static EngineFinding of(Engine engine) {
            Optional<String> whyNot = engine.whyNot();
            return new EngineFinding(
                    engine.name(),
                    whyNot.isEmpty(),
                    whyNot.orElse(""),
                    whyNot.isEmpty()
                            ? engine.precisions().stream().map(Precision::label).toList()
                            : List.of());
        }
    }

    /**
     * @param usable whether trials run on a GPU
     * @param reason on which, or why not
     * @param cards every one that the driver tells of
     */
    record GpuFinding(boolean usable, String reason, List<Card> cards) {}

    /**
     * @param usable whether this build can run on it
     * @param reason why not; empty when it can
     */
    record Card(
            int index,
            String name,
            String computeCapability,
            String driver,
            long memoryMiB,
            boolean usable,
            String reason) {}

    @Override
    public Integer call() {
        Finding finding = examine();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(finding));
        } else {
            print(finding, out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private Finding examine() {
        Machine machine = Machine.here();
        Device device = shared.workspace().device();
        WorkerPlan workers =
                WorkerPlan.of(machine, Integer.MAX_VALUE, OptionalInt.empty(), device.gpus(), WorkerPlan.USUAL_MIB);
        Hardware hardware = shared.workspace().engine().hardware();
        hardware.limitThreads(workers.threads());
        Backend backend = hardware.backend();
        StepSpeed speed = stopwatch.apply(shared.workspace().engine(), tutorialsNetwork());
        return new Finding(
                shared.workspace().engine().name(),
                Engines.all().stream().map(EngineFinding::of).toList(),
                backend.name() + " (ND4J " + backend.version() + ")",
                backend.convolution(),
                backend.threads(),
                gpu(device),
                speed.ratio(),
                speed.fast(),
                speed.plain(),
                speed.ratio() >= ALIVE,
                workers.reason(),
                ThisMachine.java(),
                DeviceName.ofProcessor(),
                machine.memoryMiB());
    }

    private Recipe tutorialsNetwork() {
        return shared.workspace()
                .spaces()
                .read(ThisMachine.home().resolve("search-spaces/seed-cnn.yaml"))
                .recipe(Map.of());
    }

    private GpuFinding gpu(Device device) {
        CudaBuild build = shared.workspace().engine().hardware().cuda();
        return new GpuFinding(
                device.isGpu(),
                device.reason(),
                shared.workspace().gpus().gpus().stream()
                        .map(gpu -> card(gpu, build))
                        .toList());
    }

    static String line(EngineFinding engine) {
        return engine.name()
                + (engine.usable()
                        ? " can run here too, in " + String.join(", ", engine.precisions()) + ": --engine "
                                + engine.name()
                        : " can't run here: " + engine.reason());
    }

    static Card card(Gpu gpu, CudaBuild build) {
        String reason = build.refusal(gpu).orElse(build.present() ? "" : "this build is for the CPU");
        return new Card(
                gpu.index(),
                gpu.name(),
                gpu.capability().toString(),
                gpu.driver(),
                gpu.memoryMiB(),
                reason.isEmpty(),
                reason);
    }

    static String line(Card card) {
        return String.format(
                Locale.ROOT,
                "GPU %d: %s, compute capability %s, driver %s, %s MiB; %s",
                card.index(),
                card.name(),
                card.computeCapability(),
                card.driver(),
                ValueFormat.count(card.memoryMiB()),
                card.usable() ? "this build has code for it" : "not usable: " + card.reason());
    }

    private static void print(Finding finding, PrintWriter out) {
        out.println("engine       " + finding.engine());
        finding.engines().stream()
                .filter(other -> !other.name().equals(finding.engine()))
                .forEach(other -> out.println("             " + line(other)));
        finding.engines().stream()
                .filter(own -> own.name().equals(finding.engine()))
                .forEach(own -> out.println("precision    " + String.join(", ", own.precisions())));
        out.println("backend      " + finding.backend());
        out.println("convolution  " + finding.convolution());
        out.printf(
                Locale.ROOT,
                "fast path    %s: a training step of the tutorial's network is %.1f times as fast as with DL4J's layers"
                        + " (%.1f against %.1f images/s)%n",
                finding.fastPath() ? "alive" : "NOT alive",
                finding.speedup(),
                finding.imagesPerSecond(),
                finding.plainImagesPerSecond());
        out.println("threads      " + finding.threads() + " for each worker");
        out.println("workers      " + finding.workers());
        out.println("gpu          " + (finding.gpu().usable() ? "" : "none: ")
                + finding.gpu().reason());
        finding.gpu().cards().forEach(card -> out.println("             " + line(card)));
        out.println("java         " + finding.java());
        out.println("processor    " + finding.processor());
        out.println("memory       " + ValueFormat.count(finding.memoryMiB()) + " MiB");
    }
}
