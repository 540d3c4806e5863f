package werkbank.report.influence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A tree as the boxes of its leaves, which fill the unit cube. Averages over the cube are sums over boxes, so they are
 * exact (Hutter, Hoos and Leyton-Brown: An efficient approach for assessing hyperparameter importance, ICML 2014).
 */
record RegressionTree(List<LeafBox> leaves) {
    /** Prediction averaged over the cube. */
    double mean() {
        return leaves.stream().mapToDouble(leaf -> leaf.volume() * leaf.value()).sum();
    }

    /** Variance of the prediction over the cube. */
    double variance() {
        double mean = mean();
        return leaves.stream()
                .mapToDouble(leaf -> leaf.volume() * square(leaf.value() - mean))
                .sum();
    }

    /** Variance of the prediction with one coordinate fixed and the others averaged over. */
    double variance(int coordinate) {
        double[] edges = edges(coordinate);
        double[] marginal = marginal(coordinate, middles(edges));
        double mean = mean();
        return IntStream.range(0, marginal.length)
                .mapToDouble(i -> (edges[i + 1] - edges[i]) * square(marginal[i] - mean))
                .sum();
    }

    /** Variance of the prediction with two coordinates fixed: their own two variances and that of their interaction. */
    double variance(int first, int second) {
        double[] rows = edges(first);
        double[] columns = edges(second);
        double[][] marginal = marginal(first, second, middles(rows), middles(columns));
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < marginal.length; i++) {
            for (int j = 0; j < marginal[i].length; j++) {
                sum += (rows[i + 1] - rows[i]) * (columns[j + 1] - columns[j]) * square(marginal[i][j] - mean);
            }
        }
        return sum;
    }

    /**
     * Predictions at places of one coordinate, averaged over the others.
     *
     * @param at ascending, above 0 and up to 1
     */
    double[] marginal(int coordinate, double[] at) {
        double[] steps = new double[at.length + 1];
        for (LeafBox leaf : leaves) {
            double part = leaf.part(coordinate);
            steps[after(at, leaf.low()[coordinate])] += part;
            steps[after(at, leaf.high()[coordinate])] -= part;
        }
        for (int i = 1; i < steps.length; i++) {
            steps[i] += steps[i - 1];
        }
        return Arrays.copyOf(steps, at.length);
    }

    /**
     * Predictions at places of two coordinates, averaged over the others.
     *
     * @param rows of the first, ascending, above 0 and up to 1
     * @param columns of the second, likewise
     * @return [rows][columns]
     */
    double[][] marginal(int first, int second, double[] rows, double[] columns) {
        double[][] sums = new double[rows.length + 1][columns.length + 1];
        for (LeafBox leaf : leaves) {
            double part = leaf.part(first, second);
            int top = after(rows, leaf.low()[first]);
            int bottom = after(rows, leaf.high()[first]);
            int left = after(columns, leaf.low()[second]);
            int right = after(columns, leaf.high()[second]);
            sums[top][left] += part;
            sums[top][right] -= part;
            sums[bottom][left] -= part;
            sums[bottom][right] += part;
        }
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums[i].length; j++) {
                sums[i][j] += (i > 0 ? sums[i - 1][j] : 0)
                        + (j > 0 ? sums[i][j - 1] : 0)
                        - (i > 0 && j > 0 ? sums[i - 1][j - 1] : 0);
            }
        }
        return IntStream.range(0, rows.length)
                .mapToObj(i -> Arrays.copyOf(sums[i], columns.length))
                .toArray(double[][]::new);
    }

    /** The values at which the tree splits this coordinate, with 0 and 1. */
    private double[] edges(int coordinate) {
        return DoubleStream.concat(DoubleStream.of(0), leaves.stream().mapToDouble(leaf -> leaf.high()[coordinate]))
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[] middles(double[] edges) {
        return IntStream.range(0, edges.length - 1)
                .mapToDouble(i -> (edges[i] + edges[i + 1]) / 2)
                .toArray();
    }

    /** Index of the first place beyond {@code edge}. */
    private static int after(double[] places, double edge) {
        int found = Arrays.binarySearch(places, edge);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static double square(double value) {
        return value * value;
    }
}
