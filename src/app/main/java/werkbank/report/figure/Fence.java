package werkbank.report.figure;

import java.util.Arrays;

/** The bound beyond which losses are far from the others: Tukey's outer fence, on the worse side alone. */
public final class Fence {
    /** Quartile distances beyond the worse quartile. */
    private static final double FAR = 3;

    private static final double LEAST_DISTANCE = 1e-4;

    private Fence() {}

    /** @param losses at least one; lower is better */
    public static double of(double[] losses) {
        double[] sorted = Arrays.stream(losses).sorted().toArray();
        double better = sorted[sorted.length / 4];
        double worse = sorted[sorted.length - 1 - sorted.length / 4];
        return worse + FAR * Math.max(worse - better, LEAST_DISTANCE);
    }
}
