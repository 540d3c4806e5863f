package werkbank.search.sampler.mfes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import werkbank.search.sampler.mfes.Rung.Row;

/** The forests of the rungs that were there last: one is grown anew only where its rows have changed. */
final class ForestMemory {
    private static final int FOLDS = 5;

    private final boolean[] isChoice;
    private final Map<Rung, Forest> forests = new HashMap<>();
    private final Map<Rung, Double> concordances = new HashMap<>();

    /** @param isChoice [coordinates] whether its values have no order */
    ForestMemory(boolean[] isChoice) {
        this.isChoice = isChoice;
    }

    /** Forgets all rungs but these. */
    void retain(List<Rung> rungs) {
        forests.keySet().retainAll(rungs);
        concordances.keySet().retainAll(rungs);
    }

    Forest forest(Rung rung) {
        return forests.computeIfAbsent(rung, grown -> forest(grown.rows()));
    }

    /** The concordance of a rung's forest with its trials, where each is predicted by a forest that has not seen it. */
    double crossValidated(Rung rung) {
        return concordances.computeIfAbsent(rung, judged -> crossValidated(judged.measured()));
    }

    private double crossValidated(List<Row> rows) {
        double[] predicted = new double[rows.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            List<Row> others = IntStream.range(0, rows.size())
                    .filter(i -> i % FOLDS != left)
                    .mapToObj(rows::get)
                    .toList();
            if (!others.isEmpty()) {
                Forest forest = forest(others);
                for (int i = left; i < predicted.length; i += FOLDS) {
                    predicted[i] = forest.at(rows.get(i).point()).mean();
                }
            }
        }
        return Concordance.of(predicted, rows);
    }

    private Forest forest(List<Row> rows) {
        return Forest.of(
                rows.stream().map(Row::point).toArray(double[][]::new),
                rows.stream().mapToDouble(Row::target).toArray(),
                isChoice);
    }
}
