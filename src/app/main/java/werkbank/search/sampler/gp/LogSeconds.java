package werkbank.search.sampler.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.StatUtils;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.UnitCube;

/**
 * How long an epoch of a configuration takes beside those of others: the logarithm, linear in each number of the point, with
 * a summand for each value of a choice. A ridge regression on the trials that tell their seconds finds it.
 */
final class LogSeconds {
    /** What keeps a slope near 0 as long as few trials tell of it; the coordinates go from 0 to 1. */
    private static final double RIDGE = 0.3;

    private final List<Feature> features = new ArrayList<>();
    private final double[] slopes;

    /**
     * A coordinate, or whether it has a value.
     *
     * @param value of a choice; empty for a number
     */
    private record Feature(int coordinate, OptionalDouble value) {
        double of(double[] point) {
            if (value.isEmpty()) {
                return point[coordinate];
            }
            return point[coordinate] == value.getAsDouble() ? 1 : 0;
        }
    }

    private LogSeconds(UnitCube cube, List<double[]> points, double[] logs) {
        for (int i = 0; i < cube.dimensions(); i++) {
            int coordinate = i;
            if (cube.isChoice(i)) {
                points.stream()
                        .mapToDouble(point -> point[coordinate])
                        .distinct()
                        .forEach(value -> features.add(new Feature(coordinate, OptionalDouble.of(value))));
            } else {
                features.add(new Feature(coordinate, OptionalDouble.empty()));
            }
        }
        slopes = points.isEmpty() || features.isEmpty() ? new double[features.size()] : slopes(points, logs);
    }

    /**
     * Learns from trials; where none tells its seconds, all configurations take as long.
     *
     * @param points the point of a trial, whatever is inactive in the middle
     */
    static LogSeconds of(List<Observation> trials, UnitCube cube, Function<Observation, double[]> points) {
        List<Observation> telling =
                trials.stream().filter(trial -> trial.seconds().isPresent()).toList();
        return new LogSeconds(
                cube,
                telling.stream().map(points).toList(),
                telling.stream()
                        .mapToDouble(trial -> Math.log(trial.seconds().getAsDouble()))
                        .toArray());
    }

    private double[] slopes(List<double[]> points, double[] logs) {
        RealMatrix inputs = MatrixUtils.createRealMatrix(points.stream()
                .map(point -> features.stream()
                        .mapToDouble(feature -> feature.of(point))
                        .toArray())
                .toArray(double[][]::new));
        for (int i = 0; i < features.size(); i++) {
            inputs.setColumn(i, centred(inputs.getColumn(i)));
        }
        RealMatrix squares = inputs.transpose().multiply(inputs);
        for (int i = 0; i < features.size(); i++) {
            squares.addToEntry(i, i, RIDGE);
        }
        return new CholeskyDecomposition(squares)
                .getSolver()
                .solve(MatrixUtils.createRealVector(inputs.preMultiply(centred(logs))))
                .toArray();
    }

    private static double[] centred(double[] numbers) {
        double mean = StatUtils.mean(numbers);
        return Arrays.stream(numbers).map(number -> number - mean).toArray();
    }

    /** The logarithm of an epoch's seconds at a point, up to a constant. */
    double at(double[] point) {
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            sum += slopes[i] * features.get(i).of(point);
        }
        return sum;
    }

    /** Adds the derivatives of {@link #at}, each times {@code share}; none along choices. */
    void addSlope(double share, double[] gradient) {
        for (int i = 0; i < slopes.length; i++) {
            if (features.get(i).value().isEmpty()) {
                gradient[features.get(i).coordinate()] += share * slopes[i];
            }
        }
    }
}
