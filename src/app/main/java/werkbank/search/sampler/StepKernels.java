package werkbank.search.sampler;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/** Normal distributions of one width, cut off at 0 and 1 and summed up over each value's cell. */
final class StepKernels implements Kernels {
    private final Axis axis;
    private final double[] centres;
    private final double deviation;
    private final double[] different;
    private final double[] inside;
    private final int[] which;

    /** @param deviation of the normal distributions, greater than 0 */
    StepKernels(Axis axis, double[] centres, double deviation) {
        this.axis = axis;
        this.centres = centres;
        this.deviation = deviation;
        this.different = Arrays.stream(centres).distinct().sorted().toArray();
        this.inside = Arrays.stream(different).map(centre -> mass(0, 1, centre)).toArray();
        this.which = Arrays.stream(centres)
                .mapToInt(centre -> Arrays.binarySearch(different, centre))
                .toArray();
    }

    @Override
    public void addLogDensities(double at, double[] sums) {
        double[] logDensities = logDensities(axis.at(at));
        for (int i = 0; i < which.length; i++) {
            sums[i] += logDensities[which[i]];
        }
    }

    /** Observations share their values, so each is worked out once. */
    private double[] logDensities(Cell cell) {
        double[] logDensities = new double[different.length];
        for (int i = 0; i < different.length; i++) {
            logDensities[i] = Math.log(mass(cell.low(), cell.high(), different[i]) / (inside[i] * cell.width()));
        }
        return logDensities;
    }

    /** The share of a distribution between two numbers: far from its centre too a number whose logarithm is finite. */
    private double mass(double low, double high, double centre) {
        double from = (low - centre) / deviation;
        double to = (high - centre) / deviation;
        double share = from > 0
                ? StandardNormal.cumulative(-from) - StandardNormal.cumulative(-to)
                : StandardNormal.cumulative(to) - StandardNormal.cumulative(from);
        return Math.max(share, Double.MIN_NORMAL);
    }

    @Override
    public double draw(int component, RandomGenerator random) {
        return axis.at(RealKernels.draw(centres[component], deviation, random)).middle();
    }
}
