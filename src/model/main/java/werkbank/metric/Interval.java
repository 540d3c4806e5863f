package werkbank.metric;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** An interval of a proportion, {@code 0 <= low <= high <= 1}. */
public record Interval(double low, double high) {
    /** The normal distribution's 97.5 % quantile. */
    private static final double QUANTILE = new NormalDistribution().inverseCumulativeProbability(0.975);

    /**
     * Wilson's score interval at 95 %.
     *
     * <p>Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22.
     */
    public static Interval wilson(int successes, int trials) {
        ConfidenceInterval interval = new WilsonScoreInterval().createInterval(trials, successes, 0.95);
        return new Interval(Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
    }

    /** Wilson's score interval at 95 % of a share, 0 to 1, whether or not so many trials can have it. */
    static Interval ofShare(double share, int trials) {
        double unsure = QUANTILE * QUANTILE / trials;
        double middle = share + unsure / 2;
        double half = Math.sqrt(unsure * (share * (1 - share) + unsure / 4));
        return new Interval(Math.max(0, (middle - half) / (1 + unsure)), Math.min(1, (middle + half) / (1 + unsure)));
    }
}
