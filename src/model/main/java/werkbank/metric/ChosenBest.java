package werkbank.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Estimates what the best of several classifiers is worth on images that it wasn't chosen by. The best figure of many
 * is partly luck: that of these images.
 *
 * <p>Images are drawn with replacement, the best on them is found, and its figure is taken on the images that weren't
 * drawn; the mean over many draws is the estimate. All classifiers answer the same images, so that what is hard for all
 * flatters none of them: how much luck decides follows from their answers, and nothing is supposed of it. Tsamardinos,
 * Greasidou and Borboudakis (2018), Bootstrapping the out-of-sample predictions for efficient and accurate
 * cross-validation, Machine Learning 107.
 */
public final class ChosenBest {
    private static final int RESAMPLES = 500;
    private static final int SEED = 2018;

    private ChosenBest() {}

    /** A figure of one of several classifiers. */
    public interface Figure {
        /**
         * Computes the figure such that lower is better.
         *
         * @param counts how often each image counts, at least one of them once
         */
        double loss(ManyAnswers answers, int classifier, int[] counts);
    }

    /**
     * Estimates the figure, such that lower is better; always the same for the same answers, since the seed is fixed. Of
     * equally good ones the one with the lower log-loss is the best.
     *
     * @param answers of at least 2 images
     */
    public static double loss(ManyAnswers answers, Figure figure) {
        SplittableRandom random = new SplittableRandom(SEED);
        double sum = 0;
        int judged = 0;
        while (judged < RESAMPLES) {
            int[] drawn = drawn(answers.images(), random);
            int[] left = Arrays.stream(drawn).map(count -> count == 0 ? 1 : 0).toArray();
            if (Arrays.stream(left).anyMatch(count -> count > 0)) {
                sum += figure.loss(answers, best(answers, figure, drawn), left);
                judged++;
            }
        }
        return sum / RESAMPLES;
    }

    private static int[] drawn(int images, SplittableRandom random) {
        int[] counts = new int[images];
        for (int draw = 0; draw < images; draw++) {
            counts[random.nextInt(images)]++;
        }
        return counts;
    }

    private static int best(ManyAnswers answers, Figure figure, int[] counts) {
        int best = 0;
        double lowest = figure.loss(answers, 0, counts);
        for (int other = 1; other < answers.count(); other++) {
            double loss = figure.loss(answers, other, counts);
            if (loss < lowest || loss == lowest && answers.logLoss(other, counts) < answers.logLoss(best, counts)) {
                best = other;
                lowest = loss;
            }
        }
        return best;
    }
}
