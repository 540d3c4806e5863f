package werkbank.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import werkbank.app.CardShares;
import werkbank.app.ThisMachine;
import werkbank.cli.DoctorFinding.EngineFinding;
import werkbank.cli.DoctorFinding.GpuFinding;
import werkbank.engine.Backend;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.StepSpeed;
import werkbank.engine.Workload;
import werkbank.engine.device.Device;
import werkbank.engine.device.DeviceName;
import werkbank.engine.device.FoundGpus;
import werkbank.file.Json;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerMemory;
import werkbank.run.local.WorkerPlan;

/** The command {@code doctor}: tells which engine, device and threads a trial gets, and times a step on them. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Says what trials run on here, and how fast a training step is.",
        description = {
            "",
            "Times a training step of the tutorial's network (search-spaces/seed-cnn.yaml) with as many threads as a worker"
                    + " gets; with --engine dl4j also with DL4J's own layers, in turn, in one process. Takes about 20"
                    + " seconds.",
            ""
        })
final class DoctorCommand implements Callable<Integer> {
    private static final int BATCH = 16;
    private static final int BATCH_ON_GPU = 256;
    private static final double ALIVE = 3;
    /** The tutorial's images. */
    private static final Workload MNIST = new Workload(60_000, false, Shape.grey(28, 28), 10, 1, 54_000, 6_000);

    private final BiFunction<Engine, Recipe, StepSpeed> stopwatch;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    DoctorCommand() {
        this((engine, recipe) ->
                engine.speed(recipe, engine.hardware().backend().gpu() ? BATCH_ON_GPU : BATCH));
    }

    /** @param stopwatch times a training step of a network with Werkbank's layers and with DL4J's */
    DoctorCommand(BiFunction<Engine, Recipe, StepSpeed> stopwatch) {
        this.stopwatch = stopwatch;
    }

    @Override
    public Integer call() {
        DoctorFinding finding = examine();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(finding));
        } else {
            DoctorText.print(finding, out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private DoctorFinding examine() {
        Machine machine = Machine.here();
        Device device = shared.workspace().device();
        FoundGpus gpus = shared.workspace().gpus();
        List<Engine> engines = Engines.all();
        List<String> sharing = new ArrayList<>();
        WorkerPlan workers = WorkerPlan.of(
                machine,
                Integer.MAX_VALUE,
                OptionalInt.empty(),
                new CardShares(shared.workspace().engine(), machine, shared.notes(spec)::note, sharing::add)
                        .of(device.cards(), tutorialsNetwork(), MNIST, Integer.MAX_VALUE, OptionalInt.empty()),
                WorkerMemory.USUAL);
        Engine engine = shared.workspace().engineHere();
        engine.hardware().limitThreads(workers.threads());
        Backend backend = engine.hardware().backend();
        StepSpeed speed = stopwatch.apply(engine, tutorialsNetwork());
        return new DoctorFinding(
                shared.workspace().engine().name(),
                DoctorFinding.instead(shared.workspace().engine(), engines),
                engines.stream()
                        .map(each -> EngineFinding.of(each, gpus, !shared.wantsCpu()))
                        .toList(),
                backend.name() + " (" + engine.library() + ")",
                backend.convolution(),
                backend.threads(),
                GpuFinding.of(device, gpus, engines),
                speed.ratio(),
                speed.fast(),
                speed.plain(),
                speed.isAlone() || speed.ratio() >= ALIVE,
                workers.reason(),
                sharing,
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
}
