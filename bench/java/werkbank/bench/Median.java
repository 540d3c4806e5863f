package werkbank.bench;

import java.util.Collection;
import org.apache.commons.math3.stat.StatUtils;

/** The median of some rounds: the middle one, or the mean of the middle two. */
public final class Median {
    private Median() {}

    /** @param rounds at least one, in any order */
    public static double of(Collection<Double> rounds) {
        return StatUtils.percentile(
                rounds.stream().mapToDouble(Double::doubleValue).toArray(), 50);
    }
}
