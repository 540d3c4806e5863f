package werkbank.search.sampler;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/** Normal distributions of one width, cut off at 0 and 1. */
final class RealKernels implements Kernels {
    private final double[] centres;
    private final double deviation;
    private final double[] logHeights;

    /** @param deviation of the normal distributions, greater than 0 */
    RealKernels(double[] centres, double deviation) {
        this.centres = centres;
        this.deviation = deviation;
        this.logHeights = Arrays.stream(centres).map(this::logHeight).toArray();
    }

    private double logHeight(double centre) {
        double inside =
                StandardNormal.cumulative((1 - centre) / deviation) - StandardNormal.cumulative(-centre / deviation);
        return -Math.log(deviation * inside) - StandardNormal.LOG_SQRT_2_PI;
    }

    @Override
    public void addLogDensities(double at, double[] sums) {
        for (int i = 0; i < centres.length; i++) {
            double distance = (at - centres[i]) / deviation;
            sums[i] += logHeights[i] - distance * distance / 2;
        }
    }

    @Override
    public double draw(int component, RandomGenerator random) {
        return draw(centres[component], deviation, random);
    }

    /**
     * Draws until a number is in [0, 1]; at least half of a wide kernel's centre side is, so that few draws are in
     * vain.
     */
    static double draw(double centre, double deviation, RandomGenerator random) {
        while (true) {
            double number = centre + deviation * random.nextGaussian();
            if (number >= 0 && number <= 1) {
                return number;
            }
        }
    }
}
