package werkbank.search.sampler;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How the proposals that aren't uniform are shared between the priors and the best trial: as likely as the top trials are
 * under each. So a prior that is far from what turns out to be good loses its share.
 *
 * @param prior 0 to 1
 * @param incumbent the rest
 */
record BandShares(double prior, double incumbent) {

    /**
     * Compares how likely the best trials are under both. Of n trials the best one counts n times, the next one time less,
     * the last once.
     *
     * @param top points of the best trials, best first; at least one
     * @param near the density around the best trial
     */
    static BandShares of(List<double[]> top, PriorDensity prior, PriorDensity near) {
        double ratio = Math.exp(logScore(top, near::logDensity) - logScore(top, prior::logDensity));
        return new BandShares(1 / (1 + ratio), 1 - 1 / (1 + ratio));
    }

    private static double logScore(List<double[]> top, ToDoubleFunction<double[]> logDensity) {
        return LogSum.of(IntStream.range(0, top.size())
                .mapToDouble(i -> Math.log(top.size() - i) + logDensity.applyAsDouble(top.get(i)))
                .toArray());
    }
}
