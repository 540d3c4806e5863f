package werkbank.search.sampler.mfes;

import java.util.List;
import werkbank.search.sampler.mfes.Rung.Row;

/** Judges how well a model ranks trials. */
final class Concordance {
    private static final double HALF = 0.5;

    private Concordance() {}

    /** The share of the pairs of trials with different targets that a forest puts in the right order. */
    static double of(Forest forest, List<Row> rows) {
        return of(
                rows.stream().mapToDouble(row -> forest.at(row.point()).mean()).toArray(), rows);
    }

    /**
     * The share of the pairs of trials with different targets that are predicted in the same order; a tie is half right.
     *
     * @param predicted [rows]
     * @return 0 to 1; a half where there is no such pair
     */
    static double of(double[] predicted, List<Row> rows) {
        double[] targets = rows.stream().mapToDouble(Row::target).toArray();
        double right = 0;
        int pairs = 0;
        for (int i = 0; i < targets.length; i++) {
            for (int j = 0; j < i; j++) {
                if (targets[i] != targets[j]) {
                    double same = (predicted[i] - predicted[j]) * Math.signum(targets[i] - targets[j]);
                    right += same > 0 ? 1 : same == 0 ? HALF : 0;
                    pairs++;
                }
            }
        }
        return pairs == 0 ? HALF : right / pairs;
    }
}
