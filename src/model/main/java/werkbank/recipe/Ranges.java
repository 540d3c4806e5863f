package werkbank.recipe;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ranges of the numbers that a network's layers put out, by which it is computed in eight bits.
 *
 * @param outputs by the index of the node in the network's {@link NetworkGraph}; of nodes that are computed together with
 *     those behind them there is none
 */
public record Ranges(SortedMap<Integer, Range> outputs) {
    public Ranges {
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }

    /**
     * The least and the largest of some numbers.
     *
     * @param low the least, at most 0
     * @param high the largest, at least 0
     */
    public record Range(double low, double high) {
        /** Whether both are finite and 0 is between them. */
        public boolean spansZero() {
            return Double.isFinite(low) && Double.isFinite(high) && low <= 0 && high >= 0;
        }
    }
}
