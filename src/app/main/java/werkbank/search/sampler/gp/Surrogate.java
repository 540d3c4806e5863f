package werkbank.search.sampler.gp;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Results;
import werkbank.search.sampler.UnitCube;

/**
 * A Gaussian process that has learnt the loss from some trials, and what the next proposal needs of these.
 *
 * @param acquisition of the process; small where a point promises much
 * @param good points of the best trials, the best first; at least one
 * @param told how many trials have a value
 */
record Surrogate(Acquisition acquisition, List<double[]> good, int told) {
    /** The most rows; the cost of a proposal grows with their square. */
    private static final int MOST_ROWS = 200;

    /** Trials near which more candidates are drawn. */
    private static final int GOOD = 10;

    /**
     * Learns from trials.
     *
     * @param results of trials in the order of their numbers; at least one is finite
     * @param points the point of a trial, whatever is inactive in the middle
     */
    static Surrogate of(
            Results results, Metric metric, Fitting fitting, PastMeans past, Function<Observation, double[]> points) {
        List<Row> rows = Rows.of(results, MOST_ROWS);
        GaussianProcess process = GaussianProcess.of(
                metric, fitting.of(results), past.trend(rows), Rows.inputs(rows, points), Rows.targets(rows));
        List<double[]> own = rows.stream()
                .sorted(Comparator.comparingDouble(Row::target))
                .map(Row::trial)
                .distinct()
                .limit(GOOD)
                .map(points)
                .toList();
        List<double[]> good = own.isEmpty() ? past.good(GOOD) : own;
        double incumbent = good.stream()
                .mapToDouble(point -> process.mean(Row.atTheTop(point)))
                .min()
                .orElseThrow();
        double[][] running = results.awaited().stream()
                .map(trial -> Row.atTheTop(points.apply(trial)))
                .toArray(double[][]::new);
        return new Surrogate(new Acquisition(process.believing(running), incumbent), good, results.told());
    }

    /**
     * The point that promises most.
     *
     * @param expected the user's priors
     * @param mayBe whether a configuration's point may be proposed
     */
    double[] mostPromising(UnitCube cube, Expected expected, Predicate<double[]> mayBe, RandomGenerator random) {
        WeightedAcquisition weighted = new WeightedAcquisition(acquisition, expected.log(), expected.share(told));
        return new Candidates(cube, weighted, mayBe, random).best(good, expected.density());
    }
}
