package werkbank.report;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where most values lie: a few failures near 10 % must not flatten the differences near 99 %.
 *
 * @param low smallest value that is not far from the others
 * @param high largest value that is not far from the others
 * @param beyond how many values are worse than these
 */
public record Range(double low, double high, int beyond) {

    /**
     * Tukey's outer fence on the side of the worse values, three quartile distances beyond the quartile; empty without
     * values.
     */
    static Optional<Range> robust(Collection<Double> values, boolean higherIsBetter) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        double lower = sorted.get(sorted.size() / 4);
        double upper = sorted.get(sorted.size() - 1 - sorted.size() / 4);
        double reach = 3 * Math.max(upper - lower, 1e-4);
        List<Double> kept = sorted.stream()
                .filter(value -> higherIsBetter ? value >= lower - reach : value <= upper + reach)
                .toList();
        return Optional.of(new Range(kept.get(0), kept.get(kept.size() - 1), sorted.size() - kept.size()));
    }
}
