package werkbank.search.sampler.mfes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import werkbank.search.sampler.FeasibleFirst;
import werkbank.search.sampler.HalfRank;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Order;
import werkbank.search.sampler.Results;
import werkbank.search.sampler.Thinning;

/**
 * The trials that have come to one budget, and the failed ones, as a forest learns them.
 *
 * @param measured a trial each that has come so far
 * @param failed a trial each that failed, the last of them, all as bad as the worst
 */
record Rung(List<Row> measured, List<Row> failed) {
    /** The most rows of either kind; the cost of a proposal grows with them. */
    private static final int MOST_ROWS = 100;

    /**
     * A trial's point and how good the trial is. Rows are equal when they are of the same trial, whose point is kept.
     *
     * @param point whatever is inactive in the middle
     * @param target what its loss is among those of its rung, of mean 0 and variance 1; the smaller, the better
     */
    record Row(double[] point, double target) {}

    /**
     * Takes a rung's trials, or a selection of them.
     *
     * @param places of the finite values of its budget; at least one
     * @param failed the trials that have no loss at any budget and will have none
     * @param points the point of a trial, always the same object
     */
    static Rung of(Results results, int[] places, List<Observation> failed, Function<Observation, double[]> points) {
        double[] losses = FeasibleFirst.losses(
                Arrays.stream(places).mapToDouble(results::loss).toArray(),
                Arrays.stream(places).mapToDouble(results::violation).toArray());
        int[] few = Thinning.places(Order.of(losses), MOST_ROWS);
        double[] targets =
                HalfRank.targets(Arrays.stream(few).mapToDouble(i -> losses[i]).toArray());
        double worst = Arrays.stream(targets).max().orElse(0);
        return new Rung(
                IntStream.range(0, targets.length)
                        .mapToObj(i -> new Row(points.apply(results.trial(places[few[i]])), targets[i]))
                        .toList(),
                failed.stream()
                        .skip(Math.max(0, failed.size() - MOST_ROWS))
                        .map(trial -> new Row(points.apply(trial), worst))
                        .toList());
    }

    /** The rows of both kinds, the measured ones first. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>(measured);
        rows.addAll(failed);
        return rows;
    }
}
