package werkbank.bench.curves;

import java.util.stream.DoubleStream;

/**
 * How losses of a task become comparable with another's.
 *
 * @param best loss that any known configuration has after any epoch
 * @param median over the configurations of the best loss of each
 */
record Scale(double best, double median) {

    /** The scale of the best losses of some configurations, at least one. */
    static Scale of(DoubleStream losses) {
        double[] sorted = losses.sorted().toArray();
        return new Scale(sorted[0], sorted[sorted.length / 2]);
    }

    /** The way from the task's best loss to the median configuration's: 0 is the best; from 1 on it counts as 1. */
    double regret(double loss) {
        return Math.min(1, (loss - best) / (median - best));
    }
}
