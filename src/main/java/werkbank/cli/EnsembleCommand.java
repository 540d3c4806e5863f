package werkbank.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.ensemble.ValidationEnsembler;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialState;
import werkbank.study.Study;
import werkbank.study.StudyData;
import werkbank.study.StudyListener;
import werkbank.train.NetworkPredictor;

/** {@code werkbank ensemble}. */
@Command(
        name = "ensemble",
        mixinStandardHelpOptions = true,
        header = "Builds the ensemble from the trials' stored validation probabilities.",
        description = {"", "Takes seconds: nothing is trained, and the test set stays sealed.", ""},
        footer = {"", "Example:", "  ./werkbank ensemble quick --top-k 5"})
final class EnsembleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            description = "How many of the best trials vote (default: the space's).")
    private Integer topK;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "AVERAGE",
            description = "How their probabilities are combined: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Method method;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    /** Ways to combine. */
    enum Method {
        /** Equal weights. */
        AVERAGE
    }

    @Override
    public Integer call() {
        try (OpenStudy open = OpenStudy.of(study, shared)) {
            int members = members(open);
            StudyData data = StudyData.read(open.space().data());
            Study job =
                    new Study(open.store(), open.folder(), open.space(), data, shared.clock(), StudyListener.SILENT);
            print(job.ensemble(new ValidationEnsembler(new NetworkPredictor(), shared.clock()), members));
        }
        return ExitCode.DONE;
    }

    private int members(OpenStudy open) {
        if (topK == null) {
            return open.space().topK();
        }
        List<Trial> complete = open.store().trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .toList();
        if (topK < 1 || topK > complete.size()) {
            throw new InputException("--top-k is %d; it must be 1 to %d, the complete trials of study '%s'"
                    .formatted(topK, complete.size(), study));
        }
        return topK;
    }

    private void print(EnsembleResult ensemble) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "weight", "validation accuracy", "errors", "log-loss"));
        ensemble.members()
                .forEach(m -> rows.add(List.of(
                        "trial " + m.trial(),
                        Shown.decimal(m.weight()),
                        Shown.percent(m.validation().accuracy()),
                        Shown.count(m.validation().errors()),
                        Shown.decimal(m.validation().logLoss()))));
        rows.add(List.of(
                ensemble.method(),
                "1.0000",
                Shown.percent(ensemble.validation().accuracy()),
                Shown.count(ensemble.validation().errors()),
                Shown.decimal(ensemble.validation().logLoss())));
        PrintWriter out = spec.commandLine().getOut();
        out.print(TextTable.of(rows));
        out.flush();
    }
}
