package werkbank.bench.curves;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Whether methods differ over many tasks, after Demšar (2006), Statistical comparisons of classifiers, JMLR 7. */
final class Significance {
    /** From so many differences on that aren't zero, the rank sum is taken as normal; below, every sign is tried. */
    private static final int NORMAL_FROM = 20;

    private Significance() {}

    /**
     * Friedman's test in the form of Iman and Davenport: the probability of mean ranks at least this far apart if no
     * method differs from another. 0 where all tasks rank the methods the same.
     *
     * @param tasks a value for each method on each task; at least two tasks and two methods
     */
    static double friedman(List<double[]> tasks) {
        int n = tasks.size();
        int k = tasks.get(0).length;
        double squares =
                Arrays.stream(Ranks.mean(tasks)).map(rank -> rank * rank).sum();
        double chi = 12.0 * n / (k * (k + 1)) * (squares - k * (k + 1) * (k + 1) / 4.0);
        double rest = n * (k - 1) - chi;
        if (rest <= 1e-9) {
            return 0;
        }
        double f = (n - 1) * chi / rest;
        return 1 - new FDistribution(null, k - 1, (k - 1.0) * (n - 1)).cumulativeProbability(f);
    }

    /**
     * Wilcoxon's signed-rank test on both sides: the probability of a rank sum at least this far from its mean if neither
     * of two methods is better. Equal pairs are left out.
     *
     * @param differences of the two methods on each task
     */
    static double wilcoxon(double[] differences) {
        double[] unequal =
                Arrays.stream(differences).filter(difference -> difference != 0).toArray();
        double[] ranks = Ranks.of(Arrays.stream(unequal).map(Math::abs).toArray());
        double positive = IntStream.range(0, ranks.length)
                .filter(i -> unequal[i] > 0)
                .mapToDouble(i -> ranks[i])
                .sum();
        double mean = Arrays.stream(ranks).sum() / 2;
        double far = Math.abs(positive - mean);
        if (ranks.length == 0) {
            return 1;
        }
        return ranks.length < NORMAL_FROM ? exact(ranks, mean, far) : normal(ranks, far);
    }

    private static double exact(double[] ranks, double mean, double far) {
        int all = 1 << ranks.length;
        long asFar = IntStream.range(0, all)
                .filter(signs -> {
                    double sum = IntStream.range(0, ranks.length)
                            .filter(i -> (signs >> i & 1) == 1)
                            .mapToDouble(i -> ranks[i])
                            .sum();
                    return Math.abs(sum - mean) >= far - 1e-9;
                })
                .count();
        return asFar / (double) all;
    }

    private static double normal(double[] ranks, double far) {
        double variance = Arrays.stream(ranks).map(rank -> rank * rank).sum() / 4;
        return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-far / Math.sqrt(variance));
    }

    /** Holm's correction of some probabilities for their number; each stays at its place. */
    static double[] holm(double[] probabilities) {
        int n = probabilities.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = new double[n];
        double least = 0;
        for (int i = 0; i < n; i++) {
            least = Math.max(least, Math.min(1, (n - i) * probabilities[order[i]]));
            corrected[order[i]] = least;
        }
        return corrected;
    }
}
