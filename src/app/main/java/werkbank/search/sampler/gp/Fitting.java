package werkbank.search.sampler.gp;

import java.util.List;
import java.util.function.Function;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Results;

/**
 * The hyperparameters for what is known, found anew only when the trials have become some more: from the first trials, whose
 * number grows by about a tenth each time, and of these from a selection. So they depend on the trials alone, whatever was
 * asked before.
 */
final class Fitting {
    private static final int MOST_ROWS = 64;
    private static final int STEPS = 25;

    private final Metric metric;
    private final Function<Observation, double[]> points;
    private final PastMeans past;
    private List<Observation> known = List.of();
    private Hyperparameters found;

    /** @param points the point of a trial, whatever is inactive in the middle */
    Fitting(Metric metric, PastMeans past, Function<Observation, double[]> points) {
        this.metric = metric;
        this.past = past;
        this.points = points;
        this.found = Hyperparameters.ofLogs(new Hyperprior(metric.dimensions()).mode());
    }

    /** @param results of trials in the order of their numbers */
    Hyperparameters of(Results results) {
        List<Observation> trials = results.trials();
        List<Observation> first = trials.subList(0, some(trials.size()));
        if (!first.equals(known)) {
            known = List.copyOf(first);
            List<Row> rows = Rows.of(results.first(known.size()), MOST_ROWS);
            found = mode(metric, rows, past.trend(rows), points);
        }
        return found;
    }

    /** The most likely hyperparameters of a process that begins with a trend, by some of its rows. */
    static Hyperparameters mode(Metric metric, List<Row> rows, Trend trend, Function<Observation, double[]> points) {
        List<Row> few = Rows.few(rows, MOST_ROWS);
        double[][] inputs = Rows.inputs(few, points);
        double[] targets = Rows.targets(few);
        for (int i = 0; i < targets.length; i++) {
            targets[i] -= trend.at(inputs[i]);
        }
        return new LogPosterior(metric, inputs, targets).mode(STEPS);
    }

    /** The largest number up to this one that has zeros behind its first four binary digits. */
    private static int some(int count) {
        int step = Math.max(1, Integer.highestOneBit(count) >> 3);
        return count / step * step;
    }
}
