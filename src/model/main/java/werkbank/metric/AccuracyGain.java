package werkbank.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.random.Well19937c;

/**
 * The difference of two classifiers' accuracies on the same images, and how far that would be elsewhere on other images
 * of the kind: the paired bootstrap's percentile interval at 95 %.
 *
 * <p>Efron, B. and Tibshirani, R. (1993), An Introduction to the Bootstrap, chapter 13.
 *
 * @param gain accuracy of the first minus that of the second, -1 to 1
 * @param low lower end of the interval
 * @param high upper end
 */
public record AccuracyGain(double gain, double low, double high) {
    private static final int RESAMPLES = 10_000;
    private static final int TAIL = RESAMPLES / 40;
    private static final int SEED = 1993;

    /**
     * Computes the gain and its interval, which is always the same for the same test: the seed is fixed.
     *
     * <p>Images that both get right or both wrong add nothing to the difference. So no rows are drawn, but how many of the
     * others are in a resample, and how many of these are the first's; together that is the multinomial distribution that
     * drawing rows has.
     *
     * @param test the images that only one of them gets right
     * @param images all of them, at least 1
     */
    public static AccuracyGain of(McNemar test, int images) {
        int discordant = test.onlyFirstRight() + test.onlySecondRight();
        double gain = difference(test.onlyFirstRight(), discordant, images);
        if (discordant == 0) {
            return new AccuracyGain(0, 0, 0);
        }
        double[] gains = resamples(discordant, (double) test.onlyFirstRight() / discordant, images);
        return new AccuracyGain(gain, gains[TAIL], gains[RESAMPLES - 1 - TAIL]);
    }

    /** Draws the gains of all resamples, ascending. */
    private static double[] resamples(int discordant, double first, int images) {
        int[] drawn =
                new BinomialDistribution(new Well19937c(SEED), images, (double) discordant / images).sample(RESAMPLES);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] gains = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int onlyFirst = 0;
            for (int image = 0; image < drawn[i]; image++) {
                onlyFirst += random.nextDouble() < first ? 1 : 0;
            }
            gains[i] = difference(onlyFirst, drawn[i], images);
        }
        Arrays.sort(gains);
        return gains;
    }

    private static double difference(int onlyFirst, int discordant, int images) {
        return (2.0 * onlyFirst - discordant) / images;
    }
}
