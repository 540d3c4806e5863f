package werkbank.search.sampler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A few of many trials that stand for all, so that a proposal costs no more with many. */
public final class Selection {
    private Selection() {}

    /**
     * Selects at most so many: of more than that the best ones are one half, and an even selection of the others the other.
     *
     * @param bestFirst orders them
     */
    public static <T> List<T> of(List<T> all, Comparator<T> bestFirst, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> ranked = all.stream().sorted(bestFirst).toList();
        int best = most / 2;
        int others = most - best;
        List<T> few = new ArrayList<>(ranked.subList(0, best));
        IntStream.range(0, others)
                .map(i -> best + (int) ((long) i * (all.size() - best) / others))
                .mapToObj(ranked::get)
                .forEach(few::add);
        return few;
    }
}
