package werkbank.report;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where most values lie: a few failures near 10 % must not flatten the differences near 99 %.
 *
 * @param low smallest value that is not far below the others
 * @param high largest value
 * @param below how many values are lower than {@code low}
 */
public record Range(double low, double high, int below) {

    /** Tukey's lower fence, three quartile distances below the lower quartile; empty without values. */
    static Optional<Range> robust(Collection<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        double lower = sorted.get(sorted.size() / 4);
        double upper = sorted.get(sorted.size() * 3 / 4);
        double fence = lower - 3 * Math.max(upper - lower, 1e-4);
        List<Double> kept = sorted.stream().filter(value -> value >= fence).toList();
        return Optional.of(new Range(kept.get(0), kept.get(kept.size() - 1), sorted.size() - kept.size()));
    }
}
