package werkbank.report.influence;

import java.util.Arrays;
import java.util.Comparator;

/** Ranks and what can be computed from them. */
final class Ranks {
    private Ranks() {}

    /** Ranks from 1, ties share their mean. */
    static double[] of(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** Pearson's correlation of two columns; 0 when one of them is constant. */
    static double correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    /**
     * Share of the variance of {@code y} between groups, adjusted as R² is: 0 on average when the groups mean nothing.
     *
     * @param group [rows], each in [0, groups)
     */
    static double explained(double[] y, int[] group, int groups) {
        double mean = mean(y);
        double[] sum = new double[groups];
        int[] count = new int[groups];
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            sum[group[i]] += y[i] - mean;
            count[group[i]]++;
            total += (y[i] - mean) * (y[i] - mean);
        }
        double between = 0;
        int used = 0;
        for (int g = 0; g < groups; g++) {
            if (count[g] > 0) {
                between += sum[g] * sum[g] / count[g];
                used++;
            }
        }
        if (total == 0 || used < 2 || y.length <= used) {
            return 0;
        }
        double unexplained = (1 - between / total) * (y.length - 1) / (y.length - used);
        return Math.max(0, 1 - unexplained);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
