package werkbank.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import werkbank.engine.Engine;
import werkbank.engine.EngineChoice;
import werkbank.engine.Engines;
import werkbank.engine.device.Device;
import werkbank.engine.device.DeviceWish;
import werkbank.engine.device.FoundGpus;
import werkbank.engine.device.NvidiaSmi;
import werkbank.experiment.Predictor;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.result.EnsembleResult;
import werkbank.predict.NetworkPredictor;
import werkbank.space.yaml.SpaceReader;
import werkbank.store.H2StudyArchive;

/** The folders of studies and their reports, and the engine and device that networks run on. For one thread. */
public final class Workspace {
    private final Settings settings;
    private EngineChoice choice;
    private FoundGpus gpus;

    /**
     * The settings that a workspace is made of.
     *
     * @param results folder of the studies
     * @param reports folder of the reports
     * @param device what networks are to run on
     * @param engine name of what computes networks; empty for the best that can run here
     */
    public record Settings(Path results, Path reports, DeviceWish device, Optional<String> engine) {}

    public Workspace(Settings settings) {
        this.settings = settings;
    }

    /** Makes one with {@code results} and {@code reports} in a folder, on a GPU if there is one. */
    public static Workspace in(Path folder) {
        return new Workspace(
                new Settings(folder.resolve("results"), folder.resolve("reports"), DeviceWish.AUTO, Optional.empty()));
    }

    /** The archive of the studies. */
    public StudyArchive archive() {
        return new H2StudyArchive(settings.results());
    }

    /** Reads search spaces; where one names no data, it learns from the MNIST of the installation. */
    public SpaceReader spaces() {
        return new SpaceReader(ThisMachine.home().resolve("data/mnist"));
    }

    /** The engine's name, if one is wanted. */
    public Optional<String> engineName() {
        return settings.engine();
    }

    /**
     * The engine that computes the networks of trials.
     *
     * @throws werkbank.InputException when an engine or a device is wanted that can't be had
     */
    public Engine engine() {
        return choice().trials();
    }

    /** The engine that computes networks in this process, which is another one where it may not use the GPUs of trials. */
    public Engine engineHere() {
        return choice().here();
    }

    /**
     * The device that networks of trials run on.
     *
     * @throws werkbank.InputException when an engine or a device is wanted that can't be had
     */
    public Device device() {
        return choice().device();
    }

    /** Decides at the first call, before an engine is used for anything else. */
    private EngineChoice choice() {
        if (choice == null) {
            choice = EngineChoice.of(settings.device(), settings.engine(), this::gpus);
            if (!choice.device().here()) {
                choice.here().hardware().useCpuOnly();
            }
        }
        return choice;
    }

    /** The GPUs of this machine, looked for at the first call, which takes a moment where there is a driver. */
    public FoundGpus gpus() {
        if (gpus == null) {
            gpus = NvidiaSmi.query();
        }
        return gpus;
    }

    /** Runs trained networks, on the device of trials where this process may use it. */
    public Predictor predictor() {
        return new NetworkPredictor(engineHere());
    }

    /**
     * Tells when members of an ensemble that answer in eight bits can't do so here, and so answer in 32; empty when they
     * can, and where there are none.
     */
    public Optional<String> whyNotInt8(EnsembleResult ensemble) {
        return ensemble.hasInt8()
                ? Engines.whyNotInt8(engineHere())
                        .map(reason -> "the ensemble's members in 8 bits answer in 32 bits here: " + reason)
                : Optional.empty();
    }

    /** The file of a study's report. */
    public Path reportOf(String study) {
        return settings.reports().resolve(study + ".html");
    }

    /** The clock that the time is taken from. */
    public Clock clock() {
        return Clock.systemUTC();
    }
}
