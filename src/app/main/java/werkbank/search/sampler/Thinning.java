package werkbank.search.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A few of many trials that stand for all, so that a proposal costs no more with many. */
public final class Thinning {
    private Thinning() {}

    /**
     * Takes at most so many, in their order: of more than that the best ones are one half, and an even selection of the
     * others the other.
     *
     * @param loss the smaller, the better; of equal ones the first is the best
     */
    public static <T> List<T> of(List<T> all, ToDoubleFunction<T> loss, int most) {
        if (all.size() <= most) {
            return all;
        }
        boolean[] isTaken = taken(all.size(), most);
        double[] losses = all.stream().mapToDouble(loss).toArray();
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        int[] met = new int[sorted.length];
        List<T> few = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            int first = first(sorted, losses[i]);
            if (isTaken[first + met[first]++]) {
                few.add(all.get(i));
            }
        }
        return few;
    }

    /** Whether each rank is taken. */
    private static boolean[] taken(int all, int most) {
        boolean[] taken = new boolean[all];
        int best = most / 2;
        int others = most - best;
        Arrays.fill(taken, 0, best, true);
        for (int i = 0; i < others; i++) {
            taken[best + (int) ((long) i * (all - best) / others)] = true;
        }
        return taken;
    }

    /** The first place of a number among sorted ones. */
    private static int first(double[] sorted, double number) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
