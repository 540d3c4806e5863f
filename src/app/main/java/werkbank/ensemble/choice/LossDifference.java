package werkbank.ensemble.choice;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * How much more one method loses than another on the same images.
 *
 * <p>Images are hard or easy for all methods alike, so the differences image by image vary far less than the losses do,
 * and their standard error tells more than those of the two means.
 *
 * @param mean in nats; negative when the first loses less
 * @param standardError of the mean, over the images; 0 for one image
 */
record LossDifference(double mean, double standardError) {
    /** Losses above nothing: their own mean and its standard error. */
    static LossDifference of(double[] losses) {
        return of(losses, new double[losses.length]);
    }

    /** @param first losses of each image, in nats; {@code second} likewise, of the same images */
    static LossDifference of(double[] first, double[] second) {
        SummaryStatistics differences = new SummaryStatistics();
        for (int row = 0; row < first.length; row++) {
            differences.addValue(first[row] - second[row]);
        }
        return new LossDifference(differences.getMean(), differences.getStandardDeviation() / Math.sqrt(first.length));
    }

    /** Whether it may be chance by the rule of one standard error: Breiman et al. (1984), Classification and regression trees. */
    boolean isWithinOneError() {
        return mean <= standardError;
    }
}
