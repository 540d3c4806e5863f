package werkbank.metric;

import org.apache.commons.math3.special.Beta;

/**
 * McNemar's exact test of two classifiers on the same images.
 *
 * <p>McNemar, Q. (1947), Note on the sampling error of the difference between correlated proportions, Psychometrika 12;
 * the exact two-sided binomial form.
 *
 * @param onlyFirstRight images that the first classifier alone got right
 * @param onlySecondRight images that the second classifier alone got right
 * @param p probability of so uneven a split if both were equally good, 0 to 1
 */
public record McNemar(int onlyFirstRight, int onlySecondRight, double p) {

    /** @param labels [rows]; {@code first} and {@code second} predicted classes [rows] */
    public static McNemar of(int[] labels, int[] first, int[] second) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int row = 0; row < labels.length; row++) {
            boolean firstRight = first[row] == labels[row];
            boolean secondRight = second[row] == labels[row];
            if (firstRight && !secondRight) {
                onlyFirst++;
            } else if (secondRight && !firstRight) {
                onlySecond++;
            }
        }
        int discordant = onlyFirst + onlySecond;
        if (discordant == 0) {
            return new McNemar(0, 0, 1);
        }
        return new McNemar(onlyFirst, onlySecond, Math.min(1, 2 * tail(Math.min(onlyFirst, onlySecond), discordant)));
    }

    /**
     * The probability of so few successes or fewer, with p = 1 / 2. It is the lower tail itself: the distribution of
     * commons-math takes it from 1, which leaves nothing of one below 1e-16.
     */
    private static double tail(int successes, int trials) {
        return Beta.regularizedBeta(0.5, trials - successes, successes + 1.0);
    }
}
