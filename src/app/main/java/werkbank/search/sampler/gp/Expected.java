package werkbank.search.sampler.gp;

import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.LogPrior;
import werkbank.search.sampler.PriorDensity;

/**
 * The places where good trials are expected.
 *
 * @param density of the user's priors, from which points are drawn
 * @param log its logarithm, by which points are weighed
 * @param first that of the first trials: the priors', and without any the middle of ranges, since who names a range seldom
 *     means its ends
 */
record Expected(PriorDensity density, LogPrior log, PriorDensity first) {
    /** The trials after which a point's density counts once. */
    private static final double WORTH = 5;

    static Expected in(ConfigurationSpace space) {
        PriorDensity density = PriorDensity.of(space.coordinates());
        return new Expected(
                density,
                new LogPrior(space),
                density.isUniform() ? PriorDensity.aroundTheMiddle(space.coordinates()) : density);
    }

    /** The power to which the density is taken after so many trials. */
    double share(int told) {
        return density.isUniform() ? 0 : WORTH / Math.max(1, told);
    }
}
