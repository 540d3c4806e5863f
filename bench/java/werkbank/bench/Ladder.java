package werkbank.bench;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.Observation;

/**
 * The rungs that made-up trials come to.
 *
 * @param rungs how many there are
 * @param reduction of so many trials at a rung one goes on to the next
 */
record Ladder(int rungs, int reduction) {
    /** All trials come to their end. */
    static final Ladder NONE = new Ladder(1, 1);

    /** None, those of {@code asha} with nine to 26 epochs, and about what {@code freeze-thaw} makes of twelve epochs. */
    static final List<Ladder> ALL = List.of(NONE, new Ladder(3, 3), new Ladder(12, 2));

    String words() {
        return rungs == 1 ? "" : String.format(", %d rungs, one in %d goes on", rungs, reduction);
    }

    /**
     * A trial with a value at each rung that one of its number comes to, each a little less than the one before.
     *
     * @param last the value at the highest rung
     */
    Observation seen(int number, SortedMap<String, Object> values, double last) {
        SortedMap<Integer, BudgetedLoss> losses = new TreeMap<>();
        int rest = number;
        for (int rung = 1; rung <= rungs; rung++) {
            losses.put(rung, new BudgetedLoss(last + 1.0 / rung - 1.0 / rungs, 0));
            if (rest % reduction != 0) {
                break;
            }
            rest /= reduction;
        }
        return new Observation(number, values, losses, true);
    }
}
