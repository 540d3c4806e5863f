package werkbank.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import werkbank.app.ValueFormat;
import werkbank.app.Workspace;
import werkbank.dataset.ReadingProgress;
import werkbank.engine.device.DeviceWish;
import werkbank.study.StudyEvent;
import werkbank.study.StudyListener;

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

    private Workspace workspace;

    /** The workspace of studies, and of what networks run on; decided once. */
    Workspace workspace() {
        if (workspace == null) {
            workspace = new Workspace(new Workspace.Settings(results, reports, wish, engineName));
        }
        return workspace;
    }

    /** Whether nothing may be loaded for GPUs. */
    boolean wantsCpu() {
        return wish == DeviceWish.CPU;
    }

    /** Says on standard error what networks run on, if that isn't as everyone would expect. */
    void announceDevice(CommandSpec spec) {
        if (workspace().device().noteworthy()) {
            notes(spec).note(workspace().device().line());
        }
    }

    /** Shows on standard error how far the decoding of pictures has come, unless quiet is wanted. */
    ReadingProgress reading() {
        return quiet ? ReadingProgress.SILENT : DecodingProgress.here();
    }

    /** Tells notes on a command's standard error, unless quiet is wanted. */
    StudyListener notes(CommandSpec spec) {
        return event -> {
            if (event instanceof StudyEvent.Noted noted && !quiet) {
                spec.commandLine().getErr().println(ValueFormat.plain(noted.line()));
            }
        };
    }
}
