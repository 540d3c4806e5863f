package werkbank.search.sampler;

import java.util.Arrays;

/**
 * How wide the kernels of a mixture are.
 *
 * @param dimensions of the mixture, at least 1
 */
record Bandwidth(int dimensions) {
    /** The share of the rule of thumb's width; kernels that are narrower than for a density as such suit a search. */
    private static final double SHARE = 0.6;

    /** Variance of the uniform distribution on [0, 1]. */
    private static final double UNIFORM_VARIANCE = 1.0 / 12;

    /** Kernels never get narrower. */
    private static final double NARROWEST = 0.01;

    /**
     * Standard deviation of the kernels along an axis. Scott's rule of thumb (Scott, 1992, Multivariate density
     * estimation), σ n^(-1/(d+4)), which BOHB takes too, so that kernels get narrower as observations draw together. To
     * the observations' spread σ the uniform prior counts as one more, or two that happen to agree would say too much.
     *
     * @param centres coordinates of the observations in [0, 1]
     */
    double deviation(double[] centres) {
        int count = Math.max(1, centres.length);
        double mean = Arrays.stream(centres).average().orElse(0);
        double squares = Arrays.stream(centres)
                .map(centre -> (centre - mean) * (centre - mean))
                .sum();
        double spread = Math.sqrt((squares + UNIFORM_VARIANCE) / count);
        return Math.max(narrowest(count), SHARE * spread * Math.pow(count, -1.0 / (dimensions + 4)));
    }

    /** Bergstra et al. (2011) let few observations not have narrow kernels. */
    private static double narrowest(int count) {
        return Math.max(NARROWEST, 0.5 / (count + 2));
    }

    /**
     * Probability of all values of a choice but an observation's own: as if each value had been seen one more time by
     * all observations together.
     *
     * @param values of the choice
     * @param count of observations
     */
    static double others(int values, int count) {
        return (values - 1.0) / (values + count + 1);
    }
}
