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

    /** The terms of the fraction are 8 + 400 / t², which makes it right to 14 digits. */
    private static final int FEWEST_TERMS = 8;

    private static final int TERMS = 400;

    private LogImprovement() {}

    /** The logarithm of h. */
    static double log(double z) {
        if (z > TAIL) {
            return Math.log(density(z) + z * StandardNormal.cumulative(z));
        }
        double rest = rest(-z);
        return -z * z / 2 - StandardNormal.LOG_SQRT_2_PI + Math.log(rest) - Math.log(rest - z);
    }

    /** The derivative of {@link #log}: Φ(z) / h(z). */
    static double slope(double z) {
        if (z > TAIL) {
            double cumulative = StandardNormal.cumulative(z);
            return cumulative / (density(z) + z * cumulative);
        }
        return 1 / rest(-z);
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2 - StandardNormal.LOG_SQRT_2_PI);
    }

    /**
     * The continued fraction c = 1 / (t + 2 / (t + 3 / (t + …))). Laplace's for the ratio of Mills is Φ(-t) / φ(t) = 1 / (t +
     * c), and so h(-t) = φ(t) c / (t + c), without a difference.
     */
    private static double rest(double t) {
        double rest = 0;
        for (int term = FEWEST_TERMS + (int) (TERMS / (t * t)); term > 0; term--) {
            rest = term / (t + rest);
        }
        return rest;
    }
}
