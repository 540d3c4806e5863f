package werkbank.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import werkbank.experiment.Json;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerPlan;
import werkbank.space.Recipe;
import werkbank.train.Backend;
import werkbank.train.StepTiming;

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

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    /** {@code doctor --json}: keys may be added, none renamed. */
    record Finding(
            String backend,
            String convolution,
            int threads,
            Gpu gpu,
            double speedup,
            double imagesPerSecond,
            double plainImagesPerSecond,
            boolean fastPath,
            String workers,
            String java,
            String processor,
            long memoryMiB) {}

    /** @param reason why it can't be used, or what it is */
    record Gpu(boolean usable, String reason) {}

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
        WorkerPlan workers = WorkerPlan.of(machine, Integer.MAX_VALUE, OptionalInt.empty());
        Backend backend = Backend.load(workers.threads());
        StepTiming.Speed speed = time();
        return new Finding(
                backend.name() + " (ND4J " + backend.version() + ")",
                backend.convolution(),
                backend.threads(),
                gpu(backend),
                speed.ratio(),
                speed.fast(),
                speed.plain(),
                speed.ratio() >= ALIVE,
                workers.reason(),
                ThisMachine.java(),
                ThisMachine.processor(),
                machine.memoryMiB());
    }

    private StepTiming.Speed time() {
        Recipe recipe = shared.spaces()
                .read(ThisMachine.home().resolve("search-spaces/seed-cnn.yaml"))
                .recipe(java.util.Map.of());
        try (StepTiming timing = new StepTiming(recipe, BATCH)) {
            return timing.training(3, 6);
        }
    }

    private static Gpu gpu(Backend backend) {
        return backend.gpu()
                ? new Gpu(true, backend.name())
                : new Gpu(false, "this build is for the CPU; mvn -Pcuda brings the CUDA backend");
    }

    private static void print(Finding finding, PrintWriter out) {
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
        out.println("java         " + finding.java());
        out.println("processor    " + finding.processor());
        out.println("memory       " + Shown.count(finding.memoryMiB()) + " MiB");
    }
}
