package werkbank.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import werkbank.app.ValueFormat;
import werkbank.dataset.ClassNames;

/** Predictions as people read them. */
final class PredictionText {
    /** The most members whose votes are listed; those of more are counted. */
    private static final int LISTED = 10;

    private final ClassNames classes;
    private final int top;

    private PredictionText(ClassNames classes, int top) {
        this.classes = classes;
        this.top = top;
    }

    /**
     * A row for each image.
     *
     * @param classes what they are called
     * @param top how many classes to name, at least 1
     */
    static String of(List<PredictionLine> lines, ClassNames classes, int top) {
        PredictionText text = new PredictionText(classes, top);
        List<List<String>> rows = new ArrayList<>();
        rows.add(text.row("file", "class", "probability", "then", "votes", ""));
        lines.forEach(line -> rows.add(text.row(line)));
        return TextTable.of(rows);
    }

    private List<String> row(PredictionLine line) {
        return row(
                line.file(),
                classes.of(line.predicted()),
                ValueFormat.percent(line.probability()),
                others(line),
                votes(line),
                line.sure() ? "" : "not sure");
    }

    private List<String> row(
            String file, String predicted, String probability, String others, String votes, String note) {
        return top == 1
                ? List.of(file, predicted, probability, votes, note)
                : List.of(file, predicted, probability, others, votes, note);
    }

    /** {@code 3 1.20 %, 8 0.31 %}: the most probable but the first. */
    private String others(PredictionLine line) {
        float[] probabilities = line.probabilities();
        return IntStream.range(0, probabilities.length)
                .boxed()
                .filter(c -> c != line.predicted())
                .sorted(Comparator.comparingDouble(c -> -probabilities[c]))
                .limit(top - 1)
                .map(c -> classes.of(c) + " " + ValueFormat.percent(probabilities[c]))
                .collect(Collectors.joining(", "));
    }

    /** {@code 7 7 2} or {@code cat, cat, dog}, each member's class in the ensemble's order, or {@code 12 of 15}, who agree. */
    private String votes(PredictionLine line) {
        if (line.votes().size() > LISTED) {
            long agreeing = line.votes().stream()
                    .filter(vote -> vote.predicted() == line.predicted())
                    .count();
            return String.format(Locale.ROOT, "%d of %d", agreeing, line.votes().size());
        }
        return line.votes().stream()
                .map(vote -> classes.of(vote.predicted()))
                .collect(Collectors.joining(classes.areNumbers() ? " " : ", "));
    }
}
