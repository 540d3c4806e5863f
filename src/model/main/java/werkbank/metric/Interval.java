package werkbank.metric;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** An interval of a proportion, {@code 0 <= low <= high <= 1}. */
public record Interval(double low, double high) {
    /**
     * Wilson's score interval at 95 %.
     *
     * <p>Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22.
     */
    public static Interval wilson(int successes, int trials) {
        ConfidenceInterval interval = new WilsonScoreInterval().createInterval(trials, successes, 0.95);
        return new Interval(Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
    }
}
