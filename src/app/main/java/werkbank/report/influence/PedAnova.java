package werkbank.report.influence;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which parameters the best trials differ in from all of them: PED-ANOVA (Watanabe, Bansal and Hutter 2023). What a
 * parameter explains of being among the best is the Pearson divergence of its density among the best from its density
 * among all, up to a factor that all parameters share. Both densities are of what was tried, so where a sampler spent its
 * trials doesn't count.
 *
 * @param top how many trials are the best; more than wanted where the last of them has equals
 * @param divergences of each coordinate, at least 0
 * @param p how probable a divergence as large beside its mean is by chance, given how many coordinates there are
 */
record PedAnova(int top, double[] divergences, double[] p) {
    /** Share of the trials that are the best ones. */
    private static final double TOP = 0.1;

    /** Densities of fewer trials say little, where there are twice as many in all. */
    private static final int LEAST_TOP = 5;

    private static final int SHUFFLES = 199;

    static PedAnova of(List<Coordinate> coordinates, List<ScoredTrial> trials) {
        boolean[] best = best(trials);
        boolean[][] shuffled = shuffled(best);
        double[] found = new double[coordinates.size()];
        double[][] byChance = new double[SHUFFLES][coordinates.size()];
        for (int d = 0; d < found.length; d++) {
            Densities densities = Densities.of(coordinates.get(d), trials);
            found[d] = densities.divergence(best);
            for (int i = 0; i < SHUFFLES; i++) {
                byChance[i][d] = densities.divergence(shuffled[i]);
            }
        }
        return new PedAnova(count(best), found, chance(found, byChance));
    }

    /** Each divergence as a share of their sum; all 0 where none differs. */
    double[] shares() {
        double sum = Arrays.stream(divergences).sum();
        return Arrays.stream(divergences).map(one -> sum > 0 ? one / sum : 0).toArray();
    }

    private static boolean[] best(List<ScoredTrial> trials) {
        double bound = trials.stream()
                .mapToDouble(ScoredTrial::loss)
                .sorted()
                .limit(Math.max(Math.min(LEAST_TOP, trials.size() / 2), (int) Math.ceil(TOP * trials.size())))
                .max()
                .orElseThrow();
        boolean[] best = new boolean[trials.size()];
        IntStream.range(0, best.length).forEach(i -> best[i] = trials.get(i).loss() <= bound);
        return best;
    }

    private static int count(boolean[] taken) {
        return (int) IntStream.range(0, taken.length).filter(i -> taken[i]).count();
    }

    /** Draws as many trials by chance in place of the best. */
    private static boolean[][] shuffled(boolean[] best) {
        Random random = new Random(1);
        boolean[][] shuffled = new boolean[SHUFFLES][];
        for (int i = 0; i < SHUFFLES; i++) {
            shuffled[i] = best.clone();
            shuffle(shuffled[i], random);
        }
        return shuffled;
    }

    private static void shuffle(boolean[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            boolean value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }

    /**
     * How often chance reaches as much. Noise diverges more in a range than in a choice of two, so each divergence is
     * measured by its mean over the shuffles; and the largest of several looks large by chance, so each is compared with
     * the largest of each shuffle (Westfall and Young 1993).
     */
    private static double[] chance(double[] found, double[][] byChance) {
        double[] means = IntStream.range(0, found.length)
                .mapToDouble(d -> Arrays.stream(byChance)
                        .mapToDouble(one -> one[d])
                        .average()
                        .orElseThrow())
                .toArray();
        double[] largest = Arrays.stream(byChance)
                .mapToDouble(one -> IntStream.range(0, means.length)
                        .mapToDouble(d -> measured(one[d], means[d]))
                        .max()
                        .orElse(0))
                .toArray();
        return IntStream.range(0, found.length)
                .mapToDouble(d -> share(largest, measured(found[d], means[d])))
                .toArray();
    }

    private static double measured(double divergence, double mean) {
        return mean > 0 ? divergence / mean : 0;
    }

    private static double share(double[] largest, double value) {
        return (Arrays.stream(largest).filter(one -> one >= value).count() + 1.0) / (largest.length + 1);
    }
}
