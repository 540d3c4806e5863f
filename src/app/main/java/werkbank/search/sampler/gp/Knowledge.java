package werkbank.search.sampler.gp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.UnitCube;

/**
 * The lessons of some trials.
 *
 * @param acquisition what each point promises
 * @param good points of the best trials, the best first; at least one
 * @param tried points of all trials
 */
record Knowledge(Acquisition acquisition, List<double[]> good, List<double[]> tried) {
    /** The most rows; the cost of a proposal grows with their square. */
    private static final int MOST_ROWS = 200;

    /** Trials near which more candidates are drawn. */
    private static final int GOOD = 10;

    /**
     * Learns from trials.
     *
     * @param trials in the order of their numbers; at least one has a finite loss
     * @param points the point of a trial, whatever is inactive in the middle
     */
    static Knowledge of(
            List<Observation> trials, Metric metric, Fitting fitting, Function<Observation, double[]> points) {
        List<Row> rows = Rows.few(Rows.of(trials), MOST_ROWS);
        GaussianProcess process = GaussianProcess.of(
                metric,
                fitting.of(trials),
                rows.stream().map(row -> row.input(points)).toArray(double[][]::new),
                rows.stream().mapToDouble(Row::target).toArray());
        List<double[]> good = rows.stream()
                .sorted(Comparator.comparingDouble(Row::target))
                .map(Row::trial)
                .distinct()
                .limit(GOOD)
                .map(points)
                .toList();
        double incumbent = good.stream()
                .mapToDouble(point -> process.mean(Row.atTheTop(point)))
                .min()
                .orElseThrow();
        double[][] running = trials.stream()
                .filter(trial -> !trial.ended() && trial.values().isEmpty())
                .map(trial -> Row.atTheTop(points.apply(trial)))
                .toArray(double[][]::new);
        return new Knowledge(
                new Acquisition(process.believing(running), incumbent),
                good,
                trials.stream().map(points).toList());
    }

    /**
     * The point that promises most of those that are allowed and that no trial has had.
     *
     * @param allowed whether the configuration of a point keeps the constraints
     */
    double[] mostPromising(UnitCube cube, Predicate<double[]> allowed, RandomGenerator random) {
        Predicate<double[]> isNew = point -> tried.stream().noneMatch(other -> Arrays.equals(point, other));
        return new Candidates(cube, acquisition, isNew.and(allowed), random).best(good);
    }
}
