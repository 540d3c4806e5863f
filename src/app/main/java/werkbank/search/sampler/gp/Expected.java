package werkbank.search.sampler.gp;

import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.LogPrior;
import werkbank.search.sampler.PriorDensity;

/**
 * The places where the user's priors expect good trials.
 *
 * @param density from which points are drawn
 * @param log its logarithm, by which points are weighed
 */
record Expected(PriorDensity density, LogPrior log) {
    /** The trials after which a point's density counts once. */
    private static final double WORTH = 5;

    static Expected in(ConfigurationSpace space) {
        return new Expected(PriorDensity.of(space.coordinates()), new LogPrior(space));
    }

    /** The power to which the density is taken after so many trials. */
    double share(int told) {
        return density.isUniform() ? 0 : WORTH / Math.max(1, told);
    }
}
