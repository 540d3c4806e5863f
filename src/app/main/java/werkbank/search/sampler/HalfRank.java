package werkbank.search.sampler;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * Losses as a model can learn them: the better half as they are, so that the way to the best keeps its shape; the worse
 * half by rank alone, since what diverges or learns nothing is far off by any amount. The median between them is, of an
 * even number, the worse of both in the middle. The half-rank warping of Song et al.
 * (2024), The Vizier Gaussian process bandit algorithm.
 */
public final class HalfRank {
    private HalfRank() {}

    /**
     * The losses with mean 0 and variance 1, in the same order; all 0 where they are equal.
     *
     * @param losses finite
     */
    public static double[] targets(double[] losses) {
        return targets(losses, Order.of(losses));
    }

    /**
     * The losses with mean 0 and variance 1, in the same order; all 0 where they are equal.
     *
     * @param losses finite
     * @param order theirs, as {@link Order} has it
     */
    public static double[] targets(double[] losses, int[] order) {
        double[] sorted = new double[losses.length];
        Arrays.setAll(sorted, rank -> losses[order[rank]]);
        double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        double spread = spread(sorted, median);
        double[] targets = new double[losses.length];
        int end;
        for (int first = 0; first < sorted.length; first = end) {
            double loss = sorted[first];
            end = first + 1;
            while (end < sorted.length && sorted[end] == loss) {
                end++;
            }
            double better = spread == 0 ? 0 : (loss - median) / spread;
            double target = loss > median ? score((first + end) / 2.0 / sorted.length) : better;
            for (int i = first; i < end; i++) {
                targets[order[i]] = target;
            }
        }
        return standardised(targets);
    }

    /** The deviation of the better half from the median. */
    private static double spread(double[] sorted, double median) {
        return Math.sqrt(Arrays.stream(sorted)
                .takeWhile(loss -> loss <= median)
                .map(loss -> (loss - median) * (loss - median))
                .average()
                .orElse(0));
    }

    /** The normal quantile of a rank, of the middle one among equal losses, as a share of all. */
    private static double score(double share) {
        return Math.sqrt(2) * Erf.erfInv(2 * share - 1);
    }

    private static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double deviation = variance > 0 ? Math.sqrt(variance) : 1;
        return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }
}
