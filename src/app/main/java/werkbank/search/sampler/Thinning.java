package werkbank.search.sampler;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

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
        return all.size() <= most
                ? all
                : Arrays.stream(places(all.stream().mapToDouble(loss).toArray(), most))
                        .mapToObj(all::get)
                        .toList();
    }

    /** The places of those that are taken, in order; {@link #of} says which. */
    public static int[] places(double[] losses, int most) {
        if (losses.length <= most) {
            return IntStream.range(0, losses.length).toArray();
        }
        boolean[] isTaken = taken(losses.length, most);
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        int[] met = new int[sorted.length];
        return IntStream.range(0, losses.length)
                .filter(i -> {
                    int first = first(sorted, losses[i]);
                    return isTaken[first + met[first]++];
                })
                .toArray();
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
