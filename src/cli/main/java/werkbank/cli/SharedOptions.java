package werkbank.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.device.CudaBuild;
import werkbank.engine.device.Device;
import werkbank.engine.device.DeviceWish;
import werkbank.engine.device.FoundGpus;
import werkbank.engine.device.NvidiaSmi;
import werkbank.experiment.Predictor;
import werkbank.experiment.StudyArchive;
import werkbank.predict.NetworkPredictor;
import werkbank.space.yaml.SpaceReader;
import werkbank.store.H2StudyArchive;

/** Options of every command. */
final class SharedOptions {
    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Folder of the studies (default: ${DEFAULT-VALUE}).")
    Path results;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Folder of the reports (default: ${DEFAULT-VALUE}).")
    Path reports;

    @Option(names = "--quiet", description = "No progress, only the result.")
    boolean quiet;

    @Option(
            names = "--verbose",
            description =
                    "Tell what callbacks do in every trial, show what the libraries log, and the trace of an error.")
    boolean verbose;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "AUTO",
            description = "What networks run on: gpu, cpu or auto, which is a GPU if this build can use one"
                    + " (default: auto).")
    private DeviceWish wish;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "What computes networks; doctor lists the names (default: the best that can run here).")
    private Optional<String> engineName;

    private Engine engine;

    private Device device;
    private FoundGpus gpus;

    StudyArchive archive() {
        return new H2StudyArchive(results);
    }

    SpaceReader spaces() {
        return new SpaceReader(ThisMachine.home().resolve("data/mnist"));
    }

    /** The engine's name, if the user has given one. */
    Optional<String> engineName() {
        return engineName;
    }

    /**
     * What computes networks.
     *
     * @throws werkbank.InputException when the user wants one that isn't there or can't run
     */
    Engine engine() {
        if (engine == null) {
            engine = Engines.wanted(engineName);
        }
        return engine;
    }

    /**
     * What networks run on; decided at the first call, which has to come before the engine is used for anything else.
     *
     * @throws werkbank.InputException when a GPU is asked for and none can be used
     */
    Device device() {
        if (device == null) {
            device = decided();
            if (!device.here()) {
                engine().hardware().useCpuOnly();
            }
        }
        return device;
    }

    private Device decided() {
        FoundGpus found = wish == DeviceWish.CPU ? FoundGpus.none("not looked for") : gpus();
        Device decided = Device.of(wish, CudaBuild.ofThis(), found);
        return decided.here()
                ? engine().hardware()
                        .whyNoGpu()
                        .map(reason -> Device.withoutCuda(wish, reason))
                        .orElse(decided)
                : decided;
    }

    /** Looked for at the first call, which takes a moment where there is a driver. */
    FoundGpus gpus() {
        if (gpus == null) {
            gpus = NvidiaSmi.query();
        }
        return gpus;
    }

    /** Runs trained networks on {@link #device()}. */
    Predictor predictor() {
        device();
        return new NetworkPredictor(engine());
    }

    /** Says on standard error what networks run on, if that isn't as everyone would expect. */
    void announceDevice() {
        if (device().noteworthy() && !quiet) {
            System.err.println(device().line());
        }
    }

    Path reportOf(String study) {
        return reports.resolve(study + ".html");
    }

    Clock clock() {
        return Clock.systemUTC();
    }
}
