package werkbank.search.sampler.gp;

import werkbank.search.sampler.LogPrior;
import werkbank.search.sampler.UnitCube;

/**
 * Minus what points promise: the logarithm of the improvement that is expected, and that of the user's prior, which counts
 * less and less as trials come. Hvarfner et al. (2022), πBO: augmenting acquisition functions with user beliefs for
 * Bayesian optimization, ICLR. Where seconds are what a study has to spend, it is the improvement by the root of the seconds:
 * Snoek, Larochelle and Adams (2012), Practical Bayesian optimization of machine learning algorithms, NeurIPS 25, divide by
 * the seconds themselves, and Lee et al. (2020), Cost-aware Bayesian optimization, by a power that falls from 1 to 0, since
 * otherwise what costs little is tried too often.
 *
 * @param share by which the prior counts
 * @param seconds that an epoch takes
 */
record Promise(Acquisition acquisition, LogPrior prior, double share, LogSeconds seconds) {
    /** The power of the seconds. */
    private static final double POWER = 0.5;

    /** @param point of a configuration; NaN where a parameter is inactive */
    double at(double[] point) {
        double[] filled = UnitCube.filled(point);
        return acquisition.at(Row.atTheTop(filled)) - share * prior.at(point) + POWER * seconds.at(filled);
    }

    /**
     * The function of inputs around a configuration.
     *
     * @param start its point; what is NaN there stays inactive
     */
    SmoothFunction around(double[] start) {
        return (input, gradient) -> {
            double improvement = acquisition.at(input, gradient);
            double[] active = new double[start.length];
            for (int i = 0; i < active.length; i++) {
                active[i] = Double.isNaN(start[i]) ? Double.NaN : input[i];
            }
            prior.addSlope(active, -share, gradient);
            seconds.addSlope(POWER, gradient);
            return improvement - share * prior.at(active) + POWER * seconds.at(input);
        };
    }
}
