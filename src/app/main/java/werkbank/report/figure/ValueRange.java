package werkbank.report.figure;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The range of the values that matter: a few failures near 10 %, or many trials that were stopped early, must not
 * flatten the differences near 99 %.
 *
 * @param low smallest value that is not far from the others
 * @param high largest value that is not far from the others
 * @param beyond how many values are worse than these
 */
public record ValueRange(double low, double high, int beyond) {
    /** The number of complete trials that say where one lies. */
    private static final int ENOUGH = 5;

    /**
     * Finds the range within the {@link Fence} of the complete trials, or in the better half of all; of the fence of
     * all where few are complete.
     *
     * @param complete values of complete trials; {@code all} has them too
     * @return empty without values
     */
    public static Optional<ValueRange> robust(
            Collection<Double> complete, Collection<Double> all, boolean higherIsBetter) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        int sign = higherIsBetter ? -1 : 1;
        double limit = complete.size() < ENOUGH
                ? Fence.of(losses(all, sign))
                : Math.max(Fence.of(losses(complete, sign)), median(losses(all, sign)));
        List<Double> kept =
                all.stream().filter(value -> sign * value <= limit).sorted().toList();
        return Optional.of(new ValueRange(kept.get(0), kept.get(kept.size() - 1), all.size() - kept.size()));
    }

    private static double[] losses(Collection<Double> values, int sign) {
        return values.stream().mapToDouble(value -> sign * value).toArray();
    }

    /** The median of the losses, of an even number the better of both in the middle. */
    private static double median(double[] losses) {
        Arrays.sort(losses);
        return losses[(losses.length - 1) / 2];
    }
}
