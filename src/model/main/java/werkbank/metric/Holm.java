package werkbank.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for several tests: Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian
 * Journal of Statistics 6. The chance that any true hypothesis is rejected stays below the level.
 */
public final class Holm {
    private Holm() {}

    /** Adjusts p-values, in their order: a hypothesis is rejected at a level when its adjusted one is no higher. */
    public static double[] adjusted(double... p) {
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(test -> p[test]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double highest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            highest = Math.max(highest, Math.min(1, (p.length - rank) * p[ascending[rank]]));
            adjusted[ascending[rank]] = highest;
        }
        return adjusted;
    }
}
