package werkbank.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: of the images that are given a class with 0.9, nine in ten should be of it.
 *
 * @param logLoss as in {@link Score}, in nats
 * @param brier {@link BrierScore}, the sum over all classes, 0 to 2
 * @param ece expected calibration error, 0 to 1: the mean distance of accuracy from confidence over the bins, weighted by
 *     their images
 * @param bins {@link #BINS} of equal width from 0 to 1, in order, for a reliability diagram
 */
public record Calibration(double logLoss, double brier, double ece, List<Bin> bins) {
    /** The number of bins that Guo et al. have. */
    public static final int BINS = 15;

    /**
     * The images whose confidence, the probability of the most probable class, lies in {@code (low, high]}.
     *
     * @param images how many
     * @param confidence their mean confidence; 0 when there are none
     * @param accuracy share of them that is right; 0 when there are none
     */
    public record Bin(double low, double high, int images, double confidence, double accuracy) {}

    /**
     * Guo, C., Pleiss, G., Sun, Y. and Weinberger, K. Q. (2017), On calibration of modern neural networks, ICML.
     *
     * @param labels [rows], each in [0, classes)
     * @param probabilities [rows][classes]
     * @throws IllegalArgumentException when the lengths differ or there are no rows
     */
    public static Calibration of(int[] labels, float[][] probabilities) {
        double logLoss = Score.of(labels, probabilities).logLoss();
        List<Bin> bins = bins(labels, probabilities);
        double ece = bins.stream()
                .mapToDouble(bin -> Math.abs(bin.accuracy() - bin.confidence()) * bin.images() / labels.length)
                .sum();
        return new Calibration(logLoss, BrierScore.of(labels, probabilities), ece, bins);
    }

    private static List<Bin> bins(int[] labels, float[][] probabilities) {
        int[] images = new int[BINS];
        int[] right = new int[BINS];
        double[] confidence = new double[BINS];
        for (int row = 0; row < labels.length; row++) {
            int predicted = Classes.mostProbable(probabilities[row]);
            int bin = bin(probabilities[row][predicted]);
            images[bin]++;
            right[bin] += predicted == labels[row] ? 1 : 0;
            confidence[bin] += probabilities[row][predicted];
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int divisor = Math.max(1, images[bin]);
            bins.add(new Bin(
                    (double) bin / BINS,
                    (bin + 1.0) / BINS,
                    images[bin],
                    confidence[bin] / divisor,
                    (double) right[bin] / divisor));
        }
        return List.copyOf(bins);
    }

    private static int bin(float confidence) {
        return Math.max(0, Math.min(BINS, (int) Math.ceil(confidence * BINS)) - 1);
    }
}
