package werkbank.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import werkbank.app.Studies;

/** The command {@code search}: trains trials, and leaves the ensemble to a later command. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        header = "The search alone; on a study that exists it goes on.",
        description = {"", "Trains the trials that the study lacks, and shows the best.", "", SearchCommand.REPORT, ""},
        footer = {"", "Example:", "  ./werkbank search search-spaces/compact.yaml --trials 50 --timeout 2h"})
final class SearchCommand implements Callable<Integer> {
    static final String REPORT = "The report, STUDY.html in --reports, is there from the first trial on. It is written"
            + " anew as the search goes on, and an open page renews itself.";

    @Mixin
    private SharedOptions shared;

    @Mixin
    private SearchOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (TerminalWatcher watcher = new TerminalWatcher(shared, spec)) {
            return ExitCode.of(new Studies(shared.workspace()).search(options.request(), watcher));
        }
    }
}
