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
                : Arrays.stream(places(Order.of(all.stream().mapToDouble(loss).toArray()), most))
                        .mapToObj(all::get)
                        .toList();
    }

    /**
     * The places of those that are taken, in order; {@link #of} says which.
     *
     * @param order that of the losses, as {@link Order} has it
     */
    public static int[] places(int[] order, int most) {
        return ranks(order.length, most).map(rank -> order[rank]).sorted().toArray();
    }

    /** The ranks that are taken. */
    private static IntStream ranks(int all, int most) {
        if (all <= most) {
            return IntStream.range(0, all);
        }
        int best = most / 2;
        int others = most - best;
        return IntStream.concat(
                IntStream.range(0, best),
                IntStream.range(0, others).map(i -> best + (int) ((long) i * (all - best) / others)));
    }
}
