package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.app.ImportedTrials;
import werkbank.app.ValueFormat;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.transfer.TrialImport;

/** The command {@code import}: adds results that were found elsewhere to what a study knows. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        header = "Takes trials of a file, which a study's search then learns from.",
        description = {
            "",
            "The file is CSV or JSON: one of trials --csv or trials --json, of Optuna's trials_dataframe().to_csv() or optuna"
                    + " trials -f json, or any other with a column a parameter and one of the result. Nothing is trained, and"
                    + " the trials become none of the study's own: they have no networks.",
            "",
            "A trial that doesn't fit the study's space is left out and counted; a column that is no parameter is refused.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./werkbank import night --from trials.csv --dry-run",
            "  ./werkbank import night --space search-spaces/small-net.yaml \\",
            "    --from optuna.csv --direction maximise --map lr=training.learning-rate"
        })
final class ImportCommand implements Callable<Integer> {
    /** Whether larger results are better. */
    enum Direction {
        MAXIMISE,
        MAXIMIZE,
        MINIMISE,
        MINIMIZE;

        boolean higherIsBetter() {
            return this == MAXIMISE || this == MAXIMIZE;
        }
    }

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--from", paramLabel = "FILE", required = true, description = "The file of trials, CSV or JSON.")
    private Path from;

    @Option(
            names = "--space",
            paramLabel = "SPACE.yaml",
            description =
                    "The search space of a study that isn't there yet, which begins with what is imported; one that is"
                            + " there needs none, and takes none but its own.")
    private Path space;

    @Option(
            names = "--objective",
            paramLabel = "COLUMN",
            description =
                    "Column of the result (default: the one named as the study's objective, in Werkbank's own tables that"
                            + " of its figure, else objective or value).")
    private String objective;

    @Option(
            names = "--direction",
            paramLabel = "WHICH",
            description =
                    "Whether the search was to maximise or minimise the result; needed where its column's name doesn't"
                            + " tell, as in Optuna's files. Where it isn't as the study's objective, only the order counts.")
    private Direction direction;

    @Option(
            names = "--epochs",
            paramLabel = "N|COLUMN",
            description =
                    "How many epochs the trials were trained, or the column that has it (default: a column epochs for"
                            + " pruned trials; complete ones were trained to their end).")
    private String epochs;

    @Option(
            names = "--map",
            paramLabel = "THEIRS=OURS",
            description = "A parameter's name in the file and in the study; may be given several times.")
    private Map<String, String> names = new LinkedHashMap<>();

    @Option(
            names = "--ignore",
            paramLabel = "NAME",
            split = ",",
            description = "Columns that mean nothing here; may be given several times.")
    private Set<String> ignored = new LinkedHashSet<>();

    @Option(
            names = "--other-scale",
            description = "The results are of other images or of another length of training: only their order counts.")
    private boolean otherScale;

    @Option(names = "--dry-run", description = "Tell what would be taken, and change nothing.")
    private boolean dryRun;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (TerminalWatcher watcher = new TerminalWatcher(shared, spec)) {
            ImportedTrials imports = new ImportedTrials(shared.workspace(), study, Optional.ofNullable(space));
            print(dryRun ? imports.tried(request(), watcher) : imports.imported(request(), watcher));
        }
        return ExitCode.DONE;
    }

    private TrialImport request() {
        return new TrialImport(
                from,
                Optional.ofNullable(objective),
                Optional.ofNullable(direction).map(Direction::higherIsBetter),
                Optional.ofNullable(epochs),
                names,
                ignored,
                otherScale);
    }

    private void print(KnownResults results) {
        PrintWriter out = spec.commandLine().getOut();
        KnownTrial best = results.bestFirst().get(0);
        out.println(ValueFormat.plain(String.format(
                Locale.ROOT,
                "%s %s of %s into study %s: best %s %s, %s is better%s",
                dryRun ? "would take" : "took",
                ValueFormat.count(results.trials().size(), "trial"),
                results.source(),
                study,
                results.figure(),
                best.value().map(ValueFormat::decimal).orElse("-"),
                results.higherIsBetter() ? "more" : "less",
                results.sameScale() ? "" : "; on another scale, so that only their order counts")));
        best.parameters()
                .forEach((name, value) -> out.println(
                        ValueFormat.plain(String.format(Locale.ROOT, "  %s  %s", name, ValueFormat.value(value)))));
        results.leftOut().stream().map(ValueFormat::plain).forEach(out::println);
        out.flush();
    }
}
