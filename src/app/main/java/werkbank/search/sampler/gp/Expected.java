package werkbank.search.sampler.gp;

import org.apache.commons.math3.random.RandomGenerator;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.LogPrior;
import werkbank.search.sampler.PriorDensity;

/**
 * The places where good trials are expected.
 *
 * @param density of the user's priors, from which points are drawn
 * @param log its logarithm, by which points are weighed
 * @param middle the density that there is where the user has no priors: who names a range seldom means its ends
 */
record Expected(PriorDensity density, LogPrior log, PriorDensity middle) {
    /** The trials after which a point's density counts once. */
    private static final double WORTH = 5;

    static Expected in(ConfigurationSpace space) {
        return new Expected(
                PriorDensity.of(space.coordinates()),
                new LogPrior(space),
                PriorDensity.aroundTheMiddle(space.coordinates()));
    }

    /** The power to which the density is taken after so many trials. */
    double share(int told) {
        return density.isUniform() ? 0 : WORTH / Math.max(1, told);
    }

    /**
     * The point of one of the first trials.
     *
     * @param number of the trial, from 1
     */
    double[] start(int number, double[] uniform, RandomGenerator random) {
        return (density.isUniform() ? middle : density).start(number, uniform, random);
    }
}
