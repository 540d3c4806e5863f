package werkbank.cli;

import java.util.ArrayList;
import java.util.List;
import werkbank.app.ValueFormat;
import werkbank.experiment.result.Evaluation;
import werkbank.metric.BalancedScore;

/** The figures of an evaluation that count each class alike, with their intervals. */
final class BalancedText {
    private BalancedText() {}

    /**
     * A table with a row for the ensemble and for each member that has such figures.
     *
     * @param name of the first row
     */
    static String of(Evaluation evaluation, String name) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "balanced accuracy", "95 % interval", "macro F1", "95 % interval"));
        rows.add(row(name, evaluation.balanced()));
        evaluation
                .distilled()
                .flatMap(Evaluation.MemberScore::balanced)
                .ifPresent(score -> rows.add(row("distilled", score)));
        if (evaluation.members().size() > 1) {
            evaluation.members().forEach(member -> member.balanced()
                    .ifPresent(score -> rows.add(row(member.name(), score))));
        }
        return "Each class counted alike\n" + TextTable.of(rows);
    }

    private static List<String> row(String name, BalancedScore score) {
        return List.of(
                name,
                ValueFormat.percent(score.balancedAccuracy()),
                ValueFormat.interval(score.accuracyInterval()),
                ValueFormat.percent(score.macroF1()),
                ValueFormat.interval(score.f1Interval()));
    }
}
