package werkbank.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.app.BegunStudy;
import werkbank.app.CheckedSpace;
import werkbank.app.LearnedStudies;
import werkbank.app.MemoryNeed;
import werkbank.app.StartNetwork;
import werkbank.app.StartingPoint;
import werkbank.app.TrainingEngine;
import werkbank.app.Workspace;
import werkbank.run.local.CardShare;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerPlan;
import werkbank.space.SearchSpace;

/** The command {@code check}: reads a space and its data as a search would, and trains nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Validates a search space and prints what it spans.",
        description = {
            "",
            "Trains no network. Reads the training files to see that networks and images fit, and of the sealed test"
                    + " headers and labels, to see that it will fit: docs/data.md.",
            ""
        },
        footer = {"", "Example:", "  ./werkbank check search-spaces/compact.yaml"})
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SPACE.yaml", description = "The search space.")
    private Path file;

    @Option(
            names = "--baseline",
            description = "Also what naming always one class and a linear model on the pixels reach: trains the latter,"
                    + " in seconds.")
    private boolean baseline;

    @Mixin
    private SharedOptions shared;

    @Mixin
    private PictureOptions pictures;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SearchSpace read = shared.workspace().spaces().read(file);
        BegunStudy named = new BegunStudy(shared.workspace().archive(), read.name());
        CheckedSpace checked = CheckedSpace.of(read, named, pictures.skipUnreadable, shared.reading());
        BegunStudy begun = named.goingOnWith(checked.space(), shared.workspace().spaces());
        new CheckText(found(checked, begun), spec.commandLine().getOut()).print(file, baseline);
        return ExitCode.DONE;
    }

    /** Finds out all that a search would find out before its first trial. */
    private CheckText.Found found(CheckedSpace checked, BegunStudy begun) {
        Workspace workspace = shared.workspace();
        SearchSpace space = checked.space();
        StartingPoint starting = checked.start(workspace);
        Optional<StartNetwork> start = starting.check(workspace.archive().folder(space.name()));
        List<String> known = new LearnedStudies(workspace, space, space.name()).words();
        Machine machine = Machine.here();
        TrainingEngine training = TrainingEngine.of(workspace, space, begun);
        MemoryNeed need = checked.need(training);
        need.requireAnyFits(file, training.device(), machine);
        WorkerPlan workers = WorkerPlan.of(
                machine,
                space.trials(),
                OptionalInt.empty(),
                CardShare.oneEach(training.device().gpus()),
                need.worker());
        return new CheckText.Found(checked, begun, start.map(starting::words), known, training, need, machine, workers);
    }
}
