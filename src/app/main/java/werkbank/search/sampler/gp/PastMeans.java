package werkbank.search.sampler.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.PastStudy;
import werkbank.search.sampler.Results;

/**
 * The studies of before, each as the mean of a process of its own: where its losses were small. Their weighted sum is what
 * the study's own process begins with, and that one learns the rest: stacks of residuals as in Golovin et al. (2017),
 * Google Vizier: a service for black-box optimization, KDD. Of those losses only the order is known, so how much they say
 * is learnt too.
 */
final class PastMeans {
    private static final int MOST_ROWS = 100;

    private final List<PastStudy> studies;
    private final Function<Observation, double[]> points;
    private final List<GaussianProcess> processes;
    private final Map<Integer, double[]> known = new HashMap<>();

    /** @param points the point of a trial, whatever is inactive in the middle */
    PastMeans(List<PastStudy> studies, Metric metric, Function<Observation, double[]> points) {
        this.studies = studies;
        this.points = points;
        this.processes = studies.stream()
                .map(study -> process(Rows.of(Results.of(study.bestFirst()), MOST_ROWS), metric, points))
                .toList();
    }

    private static GaussianProcess process(List<Row> rows, Metric metric, Function<Observation, double[]> points) {
        return GaussianProcess.of(
                metric,
                Fitting.mode(metric, rows, Trend.NONE, points),
                Trend.NONE,
                Rows.inputs(rows, points),
                Rows.targets(rows));
    }

    boolean isEmpty() {
        return studies.isEmpty();
    }

    /** The points of the best trials, each study's best, then each one's second, and so on. */
    List<double[]> good(int most) {
        List<double[]> good = new ArrayList<>();
        int longest = studies.stream()
                .mapToInt(study -> study.bestFirst().size())
                .max()
                .orElse(0);
        for (int rank = 0; rank < longest && good.size() < most; rank++) {
            for (PastStudy study : studies) {
                if (rank < study.bestFirst().size()) {
                    good.add(points.apply(study.bestFirst().get(rank)));
                }
            }
        }
        return good;
    }

    /** The sum whose weights fit own results best. */
    Trend trend(List<Row> rows) {
        if (isEmpty()) {
            return Trend.NONE;
        }
        double[][] means = rows.stream().map(row -> means(row.trial())).toArray(double[][]::new);
        PastWeights weights = PastWeights.of(means, Rows.targets(rows), studies.size());
        return new Sum(weights, processes);
    }

    private double[] means(Observation trial) {
        return known.computeIfAbsent(trial.number(), number -> {
            double[] input = Row.atTheTop(points.apply(trial));
            return processes.stream()
                    .mapToDouble(process -> process.mean(input))
                    .toArray();
        });
    }

    /** A weighted sum of means. */
    private record Sum(PastWeights weights, List<GaussianProcess> processes) implements Trend {
        @Override
        public double at(double[] input) {
            double[] top = top(input);
            double sum = weights.offset();
            for (int i = 0; i < processes.size(); i++) {
                double weight = weights.weights()[i];
                sum += weight == 0 ? 0 : weight * processes.get(i).mean(top);
            }
            return sum;
        }

        @Override
        public void addSlope(double[] input, double share, double[] gradient) {
            for (int i = 0; i < processes.size(); i++) {
                double weight = weights.weights()[i];
                if (weight != 0) {
                    processes.get(i).addSlope(top(input), share * weight, gradient);
                }
            }
        }

        /** Puts an input at the highest fidelity: the studies' losses are of whole trainings. */
        private static double[] top(double[] input) {
            return Row.atTheTop(Arrays.copyOf(input, input.length - 1));
        }
    }
}
