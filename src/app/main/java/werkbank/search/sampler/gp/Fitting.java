package werkbank.search.sampler.gp;

import java.util.List;
import java.util.function.Function;
import werkbank.search.sampler.Observation;

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
    private List<Observation> known = List.of();
    private Hyperparameters found;

    /** @param points the point of a trial, whatever is inactive in the middle */
    Fitting(Metric metric, Function<Observation, double[]> points) {
        this.metric = metric;
        this.points = points;
        this.found = Hyperparameters.ofLogs(new Hyperprior(metric.dimensions()).mode());
    }

    /** @param trials in the order of their numbers */
    Hyperparameters of(List<Observation> trials) {
        List<Observation> first = trials.subList(0, some(trials.size()));
        if (!first.equals(known)) {
            known = List.copyOf(first);
            List<Row> rows = Rows.few(Rows.of(known), MOST_ROWS);
            found = new LogPosterior(
                            metric,
                            rows.stream().map(row -> row.input(points)).toArray(double[][]::new),
                            rows.stream().mapToDouble(Row::target).toArray())
                    .mode(STEPS);
        }
        return found;
    }

    /** The largest number up to this one that has zeros behind its first four binary digits. */
    private static int some(int count) {
        int step = Math.max(1, Integer.highestOneBit(count) >> 3);
        return count / step * step;
    }
}
