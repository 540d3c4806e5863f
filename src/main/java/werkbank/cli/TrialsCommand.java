package werkbank.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.experiment.Json;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialStore;

/** {@code werkbank trials}. */
@Command(
        name = "trials",
        mixinStandardHelpOptions = true,
        header = "The trials of a study as a table.",
        description = {"", "In the order of their numbers, or the best first with --top.", ""},
        footer = {"", "Example:", "  ./werkbank trials quick --top 5"})
final class TrialsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @ArgGroup
    private Form form = new Form();

    @Option(names = "--top", paramLabel = "N", description = "Only the N best.")
    private Integer top;

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
            throw new InputException("--top is %d; it must be at least 1".formatted(top));
        }
        try (TrialStore store = shared.archive().open(study)) {
            print(store.trials(), spec.commandLine().getOut());
        }
        return ExitCode.DONE;
    }

    private void print(List<Trial> all, PrintWriter out) throws JsonProcessingException {
        List<Trial> chosen = top == null
                ? all
                : all.stream().sorted(Trial.BEST_FIRST).limit(top).toList();
        if (form.json) {
            out.println(Json.write(chosen.stream()
                    .sorted(Comparator.comparingInt(Trial::number))
                    .map(TrialLine::of)
                    .toList()));
        } else if (form.csv) {
            out.print(new TrialTable(chosen).csv());
        } else {
            out.print(new TrialTable(chosen).text());
        }
        out.flush();
    }
}
