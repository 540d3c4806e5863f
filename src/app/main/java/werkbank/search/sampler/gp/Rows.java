package werkbank.search.sampler.gp;

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

/** The rows that a process learns from. */
final class Rows {
    private Rows() {}

    /**
     * The rows of some trials: one for each rung that each has come to, less what it would gain up to the highest, and one as
     * bad as the worst for each that failed. Of more than {@code most}, those that {@link Thinning} leaves.
     */
    static List<Row> of(Results results, int most) {
        int[] rungs = results.rungOfEach();
        double[] gains = Gains.of(results).toTheTop();
        int[] finite = results.finite();
        double[] reached = new double[finite.length];
        double[] violations = new double[finite.length];
        for (int i = 0; i < finite.length; i++) {
            reached[i] = results.loss(finite[i]) - gains[rungs[finite[i]]];
            violations[i] = results.violation(finite[i]);
        }
        double[] losses = FeasibleFirst.losses(reached, violations);
        int[] order = Order.of(losses);
        double[] targets = HalfRank.targets(losses, order);
        double worst = Arrays.stream(targets).max().orElse(0);
        List<Observation> failed = results.failed();
        int[] failedLast = IntStream.concat(
                        Arrays.stream(order), IntStream.range(order.length, order.length + failed.size()))
                .toArray();
        List<Row> rows = new ArrayList<>();
        for (int i : Thinning.places(failedLast, most)) {
            rows.add(
                    i < targets.length
                            ? new Row(results.trial(finite[i]), fidelity(rungs[finite[i]], gains.length), targets[i])
                            : new Row(failed.get(i - targets.length), 1, worst));
        }
        return rows;
    }

    private static double fidelity(int rung, int rungs) {
        return rungs == 1 ? 1 : rung / (rungs - 1.0);
    }

    /** The inputs of rows. */
    static double[][] inputs(List<Row> rows, Function<Observation, double[]> points) {
        return rows.stream().map(row -> row.input(points)).toArray(double[][]::new);
    }

    /** The targets of rows. */
    static double[] targets(List<Row> rows) {
        return rows.stream().mapToDouble(Row::target).toArray();
    }

    /** Takes at most so many rows. */
    static List<Row> few(List<Row> rows, int most) {
        return Thinning.of(rows, Row::target, most);
    }
}
