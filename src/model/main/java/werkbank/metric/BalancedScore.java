package werkbank.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Figures for classes of different sizes, each with an interval at 95 %: unweighted means over the classes that have
 * images, as {@link MacroScore} has them.
 *
 * @param balancedAccuracy mean of the classes' recalls, 0 to 1
 * @param accuracyInterval of it, out of Wilson's intervals of the recalls
 * @param macroF1 mean of the classes' F1, 0 to 1
 * @param f1Interval of it, by the bootstrap; a point where all images of a class are given the same class
 */
public record BalancedScore(double balancedAccuracy, Interval accuracyInterval, double macroF1, Interval f1Interval) {
    private static final int RESAMPLES = 1_000;
    private static final int TAIL = RESAMPLES / 40;
    private static final int SEED = 1979;

    /**
     * Computes both, always the same for the same counts: the bootstrap's seed is fixed.
     *
     * @param confusion counts [true class][predicted class] of at least one image
     */
    public static BalancedScore of(int[][] confusion) {
        List<ClassScore> classes = ClassScore.of(confusion);
        MacroScore macro = MacroScore.of(classes);
        return new BalancedScore(
                macro.recall(),
                recall(classes.stream().filter(score -> score.images() > 0).toList(), macro.recall()),
                macro.f1(),
                f1(confusion));
    }

    /** Computes both of what is most probable in each row. */
    public static BalancedScore of(int[] labels, float[][] probabilities) {
        return of(ClassScore.confusion(labels, Classes.mostProbable(probabilities), probabilities[0].length));
    }

    /**
     * The interval of a mean of independent shares out of the intervals of each: Zou, Huang and Zhang (2009), A note on
     * confidence interval estimation for a linear function of binomial proportions, Computational Statistics & Data
     * Analysis 53. The sizes of the classes count as given.
     */
    private static Interval recall(List<ClassScore> classes, double mean) {
        double below = 0;
        double above = 0;
        for (ClassScore score : classes) {
            Interval one = Interval.wilson((int) Math.round(score.recall() * score.images()), score.images());
            below += square(score.recall() - one.low());
            above += square(one.high() - score.recall());
        }
        return new Interval(
                Math.max(0, mean - Math.sqrt(below) / classes.size()),
                Math.min(1, mean + Math.sqrt(above) / classes.size()));
    }

    private static double square(double value) {
        return value * value;
    }

    /**
     * The percentile interval of resamples within the classes: Efron (1979), Bootstrap Methods: Another Look at the
     * Jackknife, The Annals of Statistics 7. So each class keeps its size, as in {@link #recall}.
     */
    private static Interval f1(int[][] confusion) {
        List<int[]> predicted = new ArrayList<>();
        for (int[] row : confusion) {
            predicted.add(labels(row));
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = resampled(predicted, random);
        }
        Arrays.sort(means);
        return new Interval(means[TAIL], means[RESAMPLES - 1 - TAIL]);
    }

    /** The classes that one class's images were given, one entry an image. */
    private static int[] labels(int[] row) {
        int[] labels = new int[Arrays.stream(row).sum()];
        int filled = 0;
        for (int label = 0; label < row.length; label++) {
            Arrays.fill(labels, filled, filled + row[label], label);
            filled += row[label];
        }
        return labels;
    }

    private static double resampled(List<int[]> predicted, SplittableRandom random) {
        int[] right = new int[predicted.size()];
        int[] given = new int[predicted.size()];
        for (int truth = 0; truth < right.length; truth++) {
            int[] images = predicted.get(truth);
            for (int draw = 0; draw < images.length; draw++) {
                int label = images[random.nextInt(images.length)];
                given[label]++;
                right[truth] += label == truth ? 1 : 0;
            }
        }
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < right.length; c++) {
            int images = predicted.get(c).length;
            if (images > 0) {
                // The same as the harmonic mean of precision and recall.
                sum += 2.0 * right[c] / (images + given[c]);
                classes++;
            }
        }
        return sum / classes;
    }
}
