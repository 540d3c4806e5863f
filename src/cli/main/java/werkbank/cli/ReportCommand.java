package werkbank.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.app.OpenStudy;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.ParetoFront;
import werkbank.experiment.trial.Trial;
import werkbank.file.DurableFile;
import werkbank.report.ReportData;
import werkbank.report.ReportWriter;
import werkbank.space.SearchPlan;

/** The command {@code report}: writes the HTML page of a study once. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        header = "Writes a study's report: one HTML file that opens from disk.",
        description = {
            "",
            "Prints where it is. A search writes the report of its own study by itself, again and again; this writes it"
                    + " once, as the study is now.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./werkbank report quick --csv --json",
            "  ./werkbank report night --watch --output /tmp/night.html"
        })
final class ReportCommand implements Callable<Integer> {
    private static final int SECONDS_BETWEEN_LOOKS = 1;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to (default: STUDY.html in --reports).")
    private Path output;

    @Option(names = "--csv", description = "Also the trials, as 'trials --csv' has them, beside it: STUDY.csv.")
    private boolean csv;

    @Option(names = "--json", description = "Also the report's figures, beside it: STUDY.json.")
    private boolean json;

    @Option(names = "--watch", description = "While a search holds the study, wait until it ends, then write.")
    private boolean watch;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException, InterruptedException {
        Path page =
                DurableFile.requireNoFolder(output == null ? shared.workspace().reportOf(study) : output);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (watch) {
            awaitEnd();
        }
        try (OpenStudy open = OpenStudy.read(study, shared.workspace(), shared.notes(spec))) {
            ReportData data = ReportData.of(open.store(), open.space(), running(open, page));
            ReportWriter.write(data, page);
            out.println(page);
            if (csv) {
                Path table = beside(page, ".csv");
                writeCsv(open.store(), open.space().search(), table);
                out.println(table);
            }
            if (json) {
                Path figures = beside(page, ".json");
                ReportWriter.writeJson(data, figures);
                out.println(figures);
            }
        }
        out.flush();
        return ExitCode.DONE;
    }

    /** The search whose own page is replaced; another page doesn't renew itself. */
    private Optional<RunningSearch> running(OpenStudy open, Path page) {
        Path own = shared.workspace().reportOf(study);
        return own.toAbsolutePath().normalize().equals(page.toAbsolutePath().normalize())
                ? open.runningSearch(shared.workspace().clock().instant())
                : Optional.empty();
    }

    /** Waits until no other process has the study. */
    private void awaitEnd() throws InterruptedException {
        Optional<String> owner = OpenStudy.owner(study, shared.workspace());
        owner.filter(name -> !shared.quiet)
                .ifPresent(name -> spec.commandLine().getErr().println(waiting(name)));
        while (owner.isPresent()) {
            TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_LOOKS);
            owner = OpenStudy.owner(study, shared.workspace());
        }
    }

    private String waiting(String owner) {
        return String.format(
                Locale.ROOT,
                "study '%s' is held by %s; waiting until it ends. A search renews its own report meanwhile, %s by default",
                study,
                owner,
                shared.workspace().reportOf(study));
    }

    /** Replaces the ending of a page's name. */
    private static Path beside(Path page, String ending) {
        return page.resolveSibling(page.getFileName().toString().replaceFirst("(?i)\\.html?$", "") + ending);
    }

    private static void writeCsv(TrialStore store, SearchPlan plan, Path table) throws JsonProcessingException {
        List<Trial> trials = store.trials();
        byte[] bytes = new TrialTable(
                        trials, plan, ParetoFront.numbers(trials, plan), Computation.ofTrials(store.legs()))
                .csv()
                .getBytes(StandardCharsets.UTF_8);
        DurableFile.write(table, stream -> stream.write(bytes));
    }
}
