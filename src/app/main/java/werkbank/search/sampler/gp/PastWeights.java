package werkbank.search.sampler.gp;

import java.util.Arrays;

/**
 * How much the mean of each study of before says of the own losses: the least squares of the losses by the means, drawn
 * towards a weight that is expected, and never below 0; then less and less of that, as own losses say enough themselves. So a
 * study that says nothing loses its weight as own results come.
 *
 * @param offset what the weighted means are short of the own losses' mean
 */
record PastWeights(double[] weights, double offset) {
    /** The weight of all studies together before any own result. */
    private static final double EXPECTED = 0.7;

    /** The own losses that the expectation is worth. */
    private static final double WORTH = 5;

    /** The own losses after which the weights count half. */
    private static final double HALVED_AFTER = 20;

    private static final int SWEEPS = 50;

    /**
     * Fits the weights.
     *
     * @param means [losses][studies]
     */
    static PastWeights of(double[][] means, double[] losses, int studies) {
        double[] averages = new double[studies];
        for (double[] row : means) {
            for (int j = 0; j < studies; j++) {
                averages[j] += row[j] / means.length;
            }
        }
        double average = Arrays.stream(losses).average().orElse(0);
        double[] weights = new double[studies];
        double expected = EXPECTED / studies;
        double worth = WORTH / studies;
        Arrays.fill(weights, expected);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int j = 0; j < studies; j++) {
                double product = worth * expected;
                double square = worth;
                for (int i = 0; i < means.length; i++) {
                    double own = means[i][j] - averages[j];
                    product += own * (losses[i] - average - others(j, weights, means[i], averages));
                    square += own * own;
                }
                weights[j] = Math.max(0, product / square);
            }
        }
        double remaining = HALVED_AFTER / (HALVED_AFTER + losses.length);
        for (int j = 0; j < studies; j++) {
            weights[j] *= remaining;
        }
        double offset = average - Cholesky.dot(weights, averages, 0, studies);
        return new PastWeights(weights, offset);
    }

    /** The weighted sum of all means but one, each less its average. */
    private static double others(int one, double[] weights, double[] means, double[] averages) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += i == one ? 0 : weights[i] * (means[i] - averages[i]);
        }
        return sum;
    }
}
