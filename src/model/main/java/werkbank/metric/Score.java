package werkbank.metric;

import java.util.Locale;

/**
 * How well probabilities fit labels.
 *
 * @param images rows compared
 * @param errors rows whose most probable class is not the label
 * @param accuracy {@code (images - errors) / images}, the double nearest to it, so that 8 of 10 are 0.8
 * @param logLoss mean of {@code -ln p(label)} in nats, probabilities clipped to [1e-7, 1]
 */
public record Score(int images, int errors, double accuracy, double logLoss) {

    /** A lower probability of the label counts as this one. */
    public static final double CLIP = 1e-7;

    /**
     * The share of the images that is right, rounded once.
     *
     * @param images at least 1
     */
    public static double accuracy(int errors, int images) {
        return (double) (images - errors) / images;
    }

    /**
     * @param labels [rows], each in [0, classes)
     * @param probabilities [rows][classes]
     * @throws IllegalArgumentException when the lengths differ or there are no rows
     */
    public static Score of(int[] labels, float[][] probabilities) {
        if (labels.length != probabilities.length || labels.length == 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%d labels for %d rows of probabilities", labels.length, probabilities.length));
        }
        int errors = 0;
        double loss = 0;
        for (int row = 0; row < labels.length; row++) {
            if (Classes.mostProbable(probabilities[row]) != labels[row]) {
                errors++;
            }
            loss -= Math.log(Math.max(CLIP, probabilities[row][labels[row]]));
        }
        return new Score(labels.length, errors, accuracy(errors, labels.length), loss / labels.length);
    }
}
