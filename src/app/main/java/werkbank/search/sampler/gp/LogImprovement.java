package werkbank.search.sampler.gp;

import werkbank.search.sampler.StandardNormal;

/**
 * The logarithm of the improvement that a normal variable of deviation 1 is expected to bring: h(z) = φ(z) + z Φ(z), where z
 * is how far its mean is better than what there is. Ament et al. (2023), Unexpected improvements to expected improvement,
 * NeurIPS 36: the logarithm has a slope where the improvement itself is 0 in floating point.
 */
final class LogImprovement {
    /** Below it h is the small difference of larger numbers. */
    private static final double TAIL = -2;

    private LogImprovement() {}

    /** The logarithm of h; in the tail h(-t) = φ(t) c / (t + c), without a difference, c being the rest of Mills' ratio. */
    static double log(double z) {
        if (z > TAIL) {
            return Math.log(density(z) + z * StandardNormal.cumulative(z));
        }
        double rest = StandardNormal.rest(-z);
        return -z * z / 2 - StandardNormal.LOG_SQRT_2_PI + Math.log(rest) - Math.log(rest - z);
    }

    /** The derivative of {@link #log}: Φ(z) / h(z). */
    static double slope(double z) {
        if (z > TAIL) {
            double cumulative = StandardNormal.cumulative(z);
            return cumulative / (density(z) + z * cumulative);
        }
        return 1 / StandardNormal.rest(-z);
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2 - StandardNormal.LOG_SQRT_2_PI);
    }
}
