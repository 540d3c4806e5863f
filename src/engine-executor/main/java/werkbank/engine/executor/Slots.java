package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arrays that are handed out again once nobody uses them. */
final class Slots {
    private final ArraySizes sizes;
    private final Map<Integer, Integer> users = new HashMap<>();
    private final List<Integer> free = new ArrayList<>();

    Slots(ArraySizes sizes) {
        this.sizes = sizes;
    }

    /**
     * Hands out an array to one user: the smallest free one that is large enough, else the largest free one, made larger, else
     * a new one. Of several as large it is the one that was used last, which may still be in caches.
     *
     * @param numbers for one image
     * @return its index among the sizes
     */
    int take(long numbers) {
        int slot = free.isEmpty() ? sizes.add(numbers) : best(numbers);
        free.remove((Integer) slot);
        sizes.widen(slot, numbers);
        users.put(slot, 1);
        return slot;
    }

    private int best(long numbers) {
        int best = free.get(0);
        for (int slot : free) {
            boolean bestFits = sizes.of(best) >= numbers;
            boolean isBetter = sizes.of(slot) >= numbers
                    ? !bestFits || sizes.of(slot) <= sizes.of(best)
                    : !bestFits && sizes.of(slot) >= sizes.of(best);
            if (isBetter) {
                best = slot;
            }
        }
        return best;
    }

    /** Adds users of an array. */
    void share(int slot, int more) {
        users.merge(slot, more, Integer::sum);
    }

    /** The arrays that somebody uses. */
    List<Integer> held() {
        return users.keySet().stream().filter(slot -> users(slot) > 0).toList();
    }

    /** How many use an array. */
    int users(int slot) {
        return users.get(slot);
    }

    /** Takes a user from an array, which is free when it was the last. */
    void release(int slot) {
        if (users.merge(slot, -1, Integer::sum) == 0) {
            free.add(slot);
        }
    }
}
