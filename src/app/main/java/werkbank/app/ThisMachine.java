package werkbank.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.Version;
import werkbank.engine.Backend;
import werkbank.engine.Engine;
import werkbank.engine.device.DeviceName;
import werkbank.experiment.Provenance;
import werkbank.run.local.WorkerPlan;

/** The machine that this process runs on, and the software it is made of. */
public final class ThisMachine {
    private ThisMachine() {}

    /** Folder of the installation, which the launcher names; embedded data and example spaces are in it. */
    public static Path home() {
        return Path.of(System.getProperty("werkbank.home", "")).toAbsolutePath().normalize();
    }

    public static Provenance provenance(
            Engine engine, Backend backend, WorkerPlan workers, List<Provenance.DataFile> data) {
        return new Provenance(
                Version.ofWerkbank(),
                backend.version(),
                Version.of("org.deeplearning4j", "arbiter-core"),
                java(),
                String.format(
                        Locale.ROOT,
                        "%s %s %s",
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch")),
                DeviceName.ofProcessor(),
                Runtime.getRuntime().availableProcessors(),
                engine.name(),
                backend.name(),
                backend.convolution(),
                workers.workers(),
                workers.threads(),
                data,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static String java() {
        return String.format(Locale.ROOT, "%s %s", System.getProperty("java.vm.name"), Runtime.version());
    }
}
