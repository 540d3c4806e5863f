package werkbank.cli;

import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;
import werkbank.experiment.StudyArchive;
import werkbank.space.SpaceReader;
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

    @Option(names = "--verbose", description = "Show what the libraries log, and the trace of an error.")
    boolean verbose;

    StudyArchive archive() {
        return new H2StudyArchive(results);
    }

    SpaceReader spaces() {
        return new SpaceReader(ThisMachine.home().resolve("data/mnist"));
    }

    Path reportOf(String study) {
        return reports.resolve(study + ".html");
    }

    Clock clock() {
        return Clock.systemUTC();
    }
}
