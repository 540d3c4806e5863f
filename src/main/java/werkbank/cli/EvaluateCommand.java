package werkbank.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.ensemble.ValidationEnsembler;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.Evaluation;
import werkbank.experiment.Json;
import werkbank.metric.Interval;
import werkbank.metric.Score;
import werkbank.study.Study;
import werkbank.study.StudyData;
import werkbank.study.StudyListener;

/** {@code werkbank evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        header = "Judges the ensemble and its members on the test set.",
        description = {
            "",
            "The test set is sealed: no other command reads it but run, and each opening is recorded with its time.",
            ""
        },
        footer = {"", "Example:", "  ./werkbank evaluate quick --json"})
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        shared.announceDevice();
        try (OpenStudy open = OpenStudy.of(study, shared)) {
            StudyData data = StudyData.read(open.space().data());
            Study job =
                    new Study(open.store(), open.folder(), open.space(), data, shared.clock(), StudyListener.SILENT);
            Evaluation evaluation = job.evaluate(new ValidationEnsembler(shared.predictor(), shared.clock()));
            EnsembleResult ensemble = open.store().ensemble().orElseThrow();
            out.print(json ? Json.write(EvaluationLine.of(study, ensemble, evaluation)) + "\n" : text(evaluation));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static String text(Evaluation evaluation) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "accuracy", "errors", "log-loss", "95 % interval"));
        boolean alone = evaluation.members().size() == 1;
        if (!alone) {
            rows.add(row("ensemble", evaluation.ensemble(), evaluation.interval()));
        }
        evaluation
                .members()
                .forEach(member -> rows.add(row("trial " + member.trial(), member.score(), member.interval())));
        List<List<String>> classes = new ArrayList<>();
        classes.add(List.of("class", "images", "precision", "recall"));
        evaluation
                .classes()
                .forEach(c -> classes.add(List.of(
                        Integer.toString(c.label()),
                        Shown.count(c.images()),
                        Shown.percent(c.precision()),
                        Shown.percent(c.recall()))));
        return TextTable.of(rows)
                + (alone ? "\n" : comparison(evaluation))
                + TextTable.of(classes)
                + "\nConfusion matrix, rows true, columns predicted\n"
                + TextTable.of(confusion(evaluation.confusion()))
                + (evaluation.ensemble().errors() == 0
                        ? ""
                        : "\nWorst pairs: " + PairsText.of(evaluation.confusion()) + "\n");
    }

    private static String comparison(Evaluation evaluation) {
        return String.format(
                Locale.ROOT,
                "%nAgainst trial %d, the best on validation: %d mended, %d new, McNemar p = %.3g%n%n",
                evaluation.bestMember().trial(),
                evaluation.versusBestMember().onlyFirstRight(),
                evaluation.versusBestMember().onlySecondRight(),
                evaluation.versusBestMember().p());
    }

    private static List<String> row(String name, Score score, Interval interval) {
        return List.of(
                name,
                Shown.percent(score.accuracy()),
                Shown.count(score.errors()),
                Shown.decimal(score.logLoss()),
                Shown.interval(interval));
    }

    private static List<List<String>> confusion(int[][] counts) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        for (int c = 0; c < counts.length; c++) {
            head.add(Integer.toString(c));
        }
        rows.add(head);
        for (int c = 0; c < counts.length; c++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(c)));
            for (int count : counts[c]) {
                row.add(count == 0 ? "." : Integer.toString(count));
            }
            rows.add(row);
        }
        return rows;
    }
}
