package werkbank.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.app.ValueFormat;
import werkbank.dataset.ClassNames;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Evaluation.MemberScore;
import werkbank.metric.Calibration;
import werkbank.metric.FewImages;
import werkbank.metric.Interval;
import werkbank.metric.Score;

/** An evaluation for people, the most important figures first. */
final class EvaluationText {
    private final EnsembleResult ensemble;
    private final Evaluation evaluation;
    private final ClassNames names;
    private final boolean alone;

    private EvaluationText(EnsembleResult ensemble, Evaluation evaluation, ClassNames names) {
        this.ensemble = ensemble;
        this.evaluation = evaluation;
        this.names = names;
        this.alone = evaluation.members().size() == 1;
    }

    /** @param names what the classes are called */
    static String of(EnsembleResult ensemble, Evaluation evaluation, ClassNames names) {
        EvaluationText text = new EvaluationText(ensemble, evaluation, names);
        return text.scores()
                + "\n"
                + text.lastEpoch()
                + text.distilled()
                + text.baseline()
                + EvaluationFigures.of(evaluation)
                + "\n"
                + BalancedText.of(evaluation, text.ensembleName())
                + "\n"
                + ClassesText.of(evaluation, names)
                + (text.alone ? "" : text.growth());
    }

    private String scores() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "accuracy", "errors", "log-loss", "Brier", "ECE", "s/1,000", "95 % interval"));
        Optional<Diagnostics> diagnostics = evaluation.diagnostics();
        rows.add(row(
                ensembleName(),
                evaluation.ensemble(),
                diagnostics.map(found -> found.calibration().after()),
                diagnostics.map(Diagnostics::secondsPerThousand),
                evaluation.interval()));
        evaluation
                .floats()
                .ifPresent(floats -> rows.add(row(
                        ensembleName() + ", 32 bits",
                        floats.score(),
                        Optional.of(floats.calibration()),
                        Optional.of(floats.secondsPerThousand()),
                        floats.interval())));
        evaluation
                .lastEpoch()
                .ifPresent(last -> rows.add(row("last epoch, " + last.epoch().orElseThrow(), last)));
        evaluation.distilled().ifPresent(score -> rows.add(row("distilled", score)));
        if (!alone) {
            evaluation.members().forEach(member -> rows.add(row(member)));
        }
        return TextTable.of(rows);
    }

    private String ensembleName() {
        return alone ? evaluation.members().get(0).name() : "ensemble";
    }

    private String baseline() {
        return line("baseline", BaselineText.of(evaluation.majority(), names, "test"))
                + Stream.concat(
                                FewImages.warning(evaluation.testImages(), "test").stream(),
                                evaluation.warnings().stream())
                        .map(words -> line("warning", ValueFormat.plain(words)))
                        .collect(Collectors.joining());
    }

    private static String line(String name, String words) {
        return String.format(Locale.ROOT, "%-20s%s%n", name, words);
    }

    /** The best epoch's row is after the temperature, which was found for it alone; eight bits were too. */
    private String lastEpoch() {
        return evaluation
                .diagnostics()
                .filter(found -> alone && evaluation.lastEpoch().isPresent())
                .map(found -> String.format(
                        Locale.ROOT,
                        "%-20shas no temperature: compare its log-loss, Brier and ECE with those before the arrows%s%n",
                        "last epoch",
                        ensemble.hasInt8() ? "; it answers in 32 bits" : ""))
                .orElse("");
    }

    /** Tells what it costs and gains to ship one network in the ensemble's place. */
    private String distilled() {
        if (evaluation.distilled().isEmpty() || ensemble.distilled().isEmpty()) {
            return "";
        }
        Distilled student = ensemble.distilled().get();
        double times =
                evaluation.diagnostics().map(Diagnostics::secondsPerThousand).orElseThrow()
                        / evaluation.distilled().get().secondsPerThousand().orElseThrow();
        return String.format(
                Locale.ROOT,
                "%-20sas trial %d, %s parameters; %s against the ensemble's %s, %.1f times as fast%n",
                "distilled",
                student.trial(),
                ValueFormat.count(student.parameters()),
                ValueFormat.bytes(student.model().bytes()),
                ValueFormat.bytes(ensemble.bytes()),
                times);
    }

    private static List<String> row(MemberScore member) {
        return row(member.name(), member);
    }

    private static List<String> row(String name, MemberScore member) {
        return row(name, member.score(), member.calibration(), member.secondsPerThousand(), member.interval());
    }

    private static List<String> row(
            String name, Score score, Optional<Calibration> calibration, Optional<Double> seconds, Interval interval) {
        return List.of(
                name,
                ValueFormat.percent(score.accuracy()),
                ValueFormat.count(score.errors()),
                ValueFormat.decimal(score.logLoss()),
                calibration.map(found -> ValueFormat.decimal(found.brier())).orElse("-"),
                calibration.map(found -> ValueFormat.decimal(found.ece())).orElse("-"),
                seconds.map(found -> String.format(Locale.ROOT, "%.3f", found)).orElse("-"),
                ValueFormat.interval(interval));
    }

    private String growth() {
        List<Score> growth = evaluation.diagnostics().map(Diagnostics::growth).orElse(List.of());
        if (growth.isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("first members", "accuracy", "errors", "log-loss"));
        for (int k = 1; k <= growth.size(); k++) {
            Score score = growth.get(k - 1);
            rows.add(List.of(
                    Integer.toString(k),
                    ValueFormat.percent(score.accuracy()),
                    ValueFormat.count(score.errors()),
                    ValueFormat.decimal(score.logLoss())));
        }
        return "\nWith equal weights, shown and not chosen by\n" + TextTable.of(rows);
    }
}
