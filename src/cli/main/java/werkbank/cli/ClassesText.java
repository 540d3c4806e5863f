package werkbank.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import werkbank.app.ValueFormat;
import werkbank.dataset.ClassNames;
import werkbank.experiment.result.Evaluation;
import werkbank.metric.ClassScore;
import werkbank.metric.ConfusedPair;

/** How each class fares, and which are taken for which. */
final class ClassesText {
    /** A matrix of more classes is wider than terminals are. */
    private static final int MOST_IN_MATRIX = 20;

    /** Pairs that stand in the place of a matrix, at most. */
    private static final int MOST_PAIRS = 20;

    /** Characters of a name beside a matrix. */
    private static final int LONGEST = 30;

    private final Evaluation evaluation;
    private final ClassNames names;

    private ClassesText(Evaluation evaluation, ClassNames names) {
        this.evaluation = evaluation;
        this.names = names;
    }

    /** @param names what the classes are called */
    static String of(Evaluation evaluation, ClassNames names) {
        ClassesText text = new ClassesText(evaluation, names);
        return text.scores() + "\n" + (names.count() > MOST_IN_MATRIX ? text.pairs() : text.matrix());
    }

    private String scores() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("class", "images", "precision", "recall", "F1"));
        for (ClassScore score : evaluation.classes()) {
            rows.add(List.of(
                    numbered(score.label()),
                    ValueFormat.count(score.images()),
                    ValueFormat.percent(score.precision()),
                    ValueFormat.percent(score.recall()),
                    ValueFormat.percent(score.f1())));
        }
        return TextTable.of(rows);
    }

    /** {@code 7 sneaker}: the columns of the matrix have no room for more than the number. */
    private String numbered(int label) {
        return names.areNumbers() ? names.of(label) : label + " " + names.of(label);
    }

    private String matrix() {
        int[][] counts = evaluation.confusion();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        IntStream.range(0, counts.length).mapToObj(Integer::toString).forEach(head::add);
        rows.add(head);
        for (int truth = 0; truth < counts.length; truth++) {
            List<String> row = new ArrayList<>(List.of(shortened(numbered(truth))));
            for (int count : counts[truth]) {
                row.add(count == 0 ? "." : Integer.toString(count));
            }
            rows.add(row);
        }
        return "Confusion matrix, rows true, columns predicted\n"
                + TextTable.of(rows)
                + (evaluation.ensemble().errors() == 0
                        ? ""
                        : "\nWorst pairs: " + PairsText.of(evaluation.confusion(), names) + "\n");
    }

    private static String shortened(String name) {
        int characters = name.codePointCount(0, name.length());
        return characters <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private String pairs() {
        List<ConfusedPair> pairs = ConfusedPair.of(evaluation.confusion());
        if (pairs.isEmpty()) {
            return "No class was taken for another\n";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("true class", "taken for", "images", "share of the class"));
        pairs.stream()
                .limit(MOST_PAIRS)
                .forEach(pair -> rows.add(List.of(
                        names.of(pair.truth()),
                        names.of(pair.predicted()),
                        ValueFormat.count(pair.images()),
                        ValueFormat.percent((double) pair.images()
                                / evaluation.classes().get(pair.truth()).images()))));
        return String.format(
                        Locale.ROOT,
                        "Confusion of %s, the most frequent %d of %s; --json has the whole matrix%n",
                        ValueFormat.count(names.count()) + " classes",
                        Math.min(pairs.size(), MOST_PAIRS),
                        ValueFormat.count(pairs.size(), "pair"))
                + TextTable.of(rows);
    }
}
