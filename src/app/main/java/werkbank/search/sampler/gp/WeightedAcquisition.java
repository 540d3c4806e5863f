package werkbank.search.sampler.gp;

import werkbank.search.sampler.LogPrior;
import werkbank.search.sampler.UnitCube;

/**
 * The acquisition function times the user's prior, as a loss: minus the logarithm of the improvement that is expected, and
 * minus that of the prior, which counts less and less as trials come. Hvarfner et al. (2022), πBO: augmenting acquisition
 * functions with user beliefs for Bayesian optimization, ICLR.
 *
 * @param share by which the prior counts
 */
record WeightedAcquisition(Acquisition acquisition, LogPrior prior, double share) {

    /** @param point of a configuration; NaN where a parameter is inactive */
    double at(double[] point) {
        return acquisition.at(Row.atTheTop(UnitCube.filled(point))) - share * prior.at(point);
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
            return improvement - share * prior.at(active);
        };
    }
}
