package werkbank.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import werkbank.app.Studies;

/** The command {@code run}: takes a study from its space to an ensemble that was tested. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        header = "The main job: search, ensemble, evaluation, report.",
        description = {
            "",
            "Trains the trials of a search space, combines the best into an ensemble, judges it on the test set and"
                    + " writes the report. Interrupt it at any time: the same command goes on where it stopped.",
            "",
            SearchCommand.REPORT,
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./werkbank run search-spaces/quick.yaml",
            "  ./werkbank run search-spaces/compact.yaml --study night --timeout 8h",
            "  ./werkbank run search-spaces/compact.yaml --spark spark://host:7077"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private SharedOptions shared;

    @Mixin
    private SearchOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (TerminalWatcher watcher = new TerminalWatcher(shared, spec)) {
            return ExitCode.of(new Studies(shared.workspace()).run(options.request(), watcher));
        }
    }
}
