package werkbank.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.app.OpenStudy;
import werkbank.app.ValueFormat;
import werkbank.experiment.KnownResults;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.ParetoFront;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialSummary;
import werkbank.experiment.trial.Verdicts;
import werkbank.file.Json;
import werkbank.space.SearchPlan;

/** The command {@code trials}: lists what a study has tried, for people, as CSV or as JSON. */
@Command(
        name = "trials",
        mixinStandardHelpOptions = true,
        header = "The trials of a study as a table.",
        description = {
            "",
            "In the order of their numbers, or the best first with --top. A study may be searched meanwhile: its trials as"
                    + " they are now, which is said on standard error.",
            "",
            "With --known what the study knew before its own trials: enqueued with a result, imported, or of the studies that"
                    + " it learns from.",
            ""
        },
        footer = {"", "Example:", "  ./werkbank trials quick --top 5"})
final class TrialsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @ArgGroup
    private Form form = new Form();

    @Option(names = "--top", paramLabel = "N", description = "Only the N best; with --known, of each source.")
    private Integer top;

    @Option(names = "--known", description = "What was known beforehand, in place of the trials.")
    private boolean known;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    static final class Form {
        @Option(names = "--csv", description = "As comma-separated values, one column a parameter.")
        boolean csv;

        @Option(names = "--json", description = "As a JSON array in the order of numbers.")
        boolean json;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (top != null && top < 1) {
            throw new InputException(String.format(Locale.ROOT, "--top is %d; it must be at least 1", top));
        }
        try (OpenStudy open = OpenStudy.read(study, shared.workspace(), shared.notes(spec))) {
            KnownTable before = KnownTable.of(
                    KnownResults.of(open.space().search(), open.store().known()));
            if (known) {
                print(before, spec.commandLine().getOut());
            } else {
                print(
                        open.store().verdicts(),
                        open.store().trials(),
                        open.store().legs(),
                        open.space().search(),
                        spec.commandLine().getOut());
                note(before);
            }
        }
        return ExitCode.DONE;
    }

    private void note(KnownTable before) {
        if (!before.isEmpty()) {
            shared.notes(spec)
                    .note(String.format(
                            Locale.ROOT,
                            "%s KNOWN beforehand, which --known shows: %s",
                            ValueFormat.count(before.size(), "configuration"),
                            before.words()));
        }
    }

    private void print(KnownTable before, PrintWriter out) throws JsonProcessingException {
        KnownTable chosen = top == null ? before : before.best(top);
        if (form.json) {
            out.println(ValueFormat.plain(chosen.json()));
        } else {
            out.print(form.csv ? chosen.csv() : chosen.text());
        }
        out.flush();
    }

    private void print(Verdicts verdicts, List<Trial> all, List<TrialLeg> ran, SearchPlan plan, PrintWriter out)
            throws JsonProcessingException {
        List<Trial> chosen = top == null
                ? all
                : all.stream().sorted(Trial.bestFirst(plan)).limit(top).toList();
        Set<Integer> front = ParetoFront.numbers(all, plan);
        Map<Integer, List<Computation>> computations = Computation.ofTrials(ran);
        if (form.json) {
            List<Trial> inOrder = chosen.stream()
                    .sorted(Comparator.comparingInt(Trial::number))
                    .toList();
            out.println(ValueFormat.plain(
                    Json.write(TrialSummary.of(inOrder, plan, front, computations, verdicts.of(all, plan)))));
        } else if (form.csv) {
            out.print(new TrialTable(chosen, plan, front, computations).csv());
        } else {
            out.print(new TrialTable(chosen, plan, front, computations).text(StopText.of(ran, all)));
        }
        out.flush();
    }
}
