package werkbank.search.sampler.gp;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import werkbank.search.sampler.Observation;

/**
 * The hyperparameters for what is known, found anew only when the trials have become some more: from the first trials, whose
 * number grows by about a tenth each time, and of these from a selection. So they depend on the trials alone.
 */
final class Fitting {
    private static final int MOST_ROWS = Integer.getInteger("gp.fitrows", 64);
    private static final int STEPS = Integer.getInteger("gp.fitsteps", 25);

    private final Metric metric;
    private final Function<Row, double[]> inputs;
    private final int enough;
    private double[][] lastInputs = {};
    private double[] lastTargets = {};
    private Hyperparameters last;

    /** @param inputs the process's input for a row */
    Fitting(Metric metric, Function<Row, double[]> inputs, int enough) {
        this.metric = metric;
        this.inputs = inputs;
        this.enough = enough;
    }

    /** @param trials in the order of their numbers */
    Hyperparameters of(List<Observation> trials) {
        List<Row> rows = Rows.few(Rows.of(trials.subList(0, some(trials.size())), enough), MOST_ROWS);
        double[][] input = rows.stream().map(inputs).toArray(double[][]::new);
        double[] target = rows.stream().mapToDouble(Row::target).toArray();
        if (last == null || !Arrays.equals(target, lastTargets) || !Arrays.deepEquals(input, lastInputs)) {
            lastInputs = input;
            lastTargets = target;
            last = new LogPosterior(metric, input, target).mode(STEPS);
        }
        return last;
    }

    /** The largest number up to this one with three more binary digits than zeros behind them. */
    private static int some(int count) {
        int step = Math.max(1, Integer.highestOneBit(count) >> 3);
        return count / step * step;
    }
}
