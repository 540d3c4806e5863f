package werkbank.run.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import werkbank.experiment.trial.TrialSpec;

/**
 * The file that a worker's JVM writes when it crashes in native code. It writes into a folder that lasts as long as the
 * worker, since it has a name for the file before it has a trial; whoever finds it there moves it beside the trial.
 *
 * @param folder of the study, or of temporary files where the study has none or one for each trial
 */
record CrashReport(Path folder) {
    /** The report's name in the trial's folder, which keeps it however the trial ends. */
    static final String NAME = "crash.log";

    private static final String PATTERN = "worker-%s.log";

    static CrashReport of(TrialSpec spec) {
        Path study = Path.of(spec.studyFolder());
        return Files.isDirectory(study) ? new CrashReport(study) : temporary();
    }

    /** Names the file among the system's temporary ones. */
    static CrashReport temporary() {
        return new CrashReport(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** The report's path for the JVM's option; the JVM puts its process in place of {@code %p}. */
    Path pattern() {
        return file("%p");
    }

    /** The file that the process of this number writes. */
    Path of(long process) {
        return file(Long.toString(process));
    }

    private Path file(String process) {
        return folder.resolve(String.format(Locale.ROOT, PATTERN, process));
    }

    /**
     * Moves the report of a process beside its trial, or deletes it where the study has no folder.
     *
     * @return where it is now; empty when there is none
     */
    Optional<Path> keep(long process, TrialSpec spec) {
        Path report = of(process);
        if (!Files.exists(report)) {
            return Optional.empty();
        }
        try {
            if (!Files.isDirectory(Path.of(spec.studyFolder()))) {
                Files.delete(report);
                return Optional.empty();
            }
            Path trial = Files.createDirectories(Path.of(spec.studyFolder(), spec.folder()));
            return Optional.of(Files.move(report, trial.resolve(NAME), StandardCopyOption.REPLACE_EXISTING));
        } catch (IOException e) {
            // The trial's end is worth more, and says where the report is.
            return Optional.of(report);
        }
    }
}
