package werkbank.report.influence;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How probable shares of ranks are by chance. The strongest of several parameters looks strong by chance alone, so each
 * share is compared with the strongest share after shuffling the ranks (a permutation test over the maximum; Westfall and
 * Young 1993).
 */
final class Chance {
    private static final int SHUFFLES = 499;

    private Chance() {}

    /**
     * How often shuffled ranks give a strongest share at least as large.
     *
     * @param shares of each of the groups
     * @return p-values, adjusted for the number of groups
     */
    static double[] of(double[] shares, List<Groups> groups, double[] ranks) {
        Random random = new Random(1);
        double[] shuffled = ranks.clone();
        int[] reached = new int[shares.length];
        for (int i = 0; i < SHUFFLES; i++) {
            shuffle(shuffled, random);
            double strongest = groups.stream()
                    .mapToDouble(one -> one.explained(shuffled))
                    .max()
                    .orElse(0);
            for (int g = 0; g < shares.length; g++) {
                reached[g] += strongest >= shares[g] ? 1 : 0;
            }
        }
        return IntStream.of(reached)
                .mapToDouble(count -> (count + 1.0) / (SHUFFLES + 1))
                .toArray();
    }

    private static void shuffle(double[] values, Random random) {
        IntStream.range(0, values.length - 1).forEach(i -> {
            int other = i + random.nextInt(values.length - i);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        });
    }
}
