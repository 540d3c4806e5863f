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

    /** Within {@link Fence}; empty without values. */
    static Optional<Range> robust(Collection<Double> values, boolean higherIsBetter) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        int sign = higherIsBetter ? -1 : 1;
        double fence =
                Fence.of(values.stream().mapToDouble(value -> sign * value).toArray());
        List<Double> kept =
                values.stream().filter(value -> sign * value <= fence).sorted().toList();
        return Optional.of(new Range(kept.get(0), kept.get(kept.size() - 1), values.size() - kept.size()));
    }
}
