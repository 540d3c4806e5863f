package werkbank.recipe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a network is computed in eight bits. Its layers go by the index of a node in the network's {@link NetworkGraph}; of nodes
 * that are computed together with those behind them there is none.
 *
 * @param outputs the ranges of the numbers that layers put out
 * @param corrections added to the sums of a layer with weights, [channels or units]: what eight bits take from them in the mean
 * @param floats layers with weights that stay in 32 bits
 */
public record Quantisation(
        SortedMap<Integer, Range> outputs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<Integer, List<Float>> corrections,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<Integer> floats) {
    public Quantisation {
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        corrections =
                Collections.unmodifiableSortedMap(corrections == null ? new TreeMap<>() : new TreeMap<>(corrections));
        floats = Collections.unmodifiableSortedSet(floats == null ? new TreeSet<>() : new TreeSet<>(floats));
    }

    /** A network with all layers in eight bits, whose sums are as they come. */
    public static Quantisation of(SortedMap<Integer, Range> outputs) {
        return new Quantisation(outputs, new TreeMap<>(), new TreeSet<>());
    }

    /** Leaves other layers in 32 bits. */
    public Quantisation with(Set<Integer> others) {
        return new Quantisation(outputs, corrections, new TreeSet<>(others));
    }

    /** Adds a layer's correction, or replaces it. */
    public Quantisation corrected(int layer, List<Float> shifts) {
        SortedMap<Integer, List<Float>> more = new TreeMap<>(corrections);
        more.put(layer, List.copyOf(shifts));
        return new Quantisation(outputs, more, floats);
    }

    /** Leaves out ranges and the numbers of corrections. */
    public Quantisation withoutNumbers() {
        SortedMap<Integer, List<Float>> corrected = new TreeMap<>();
        corrections.keySet().forEach(layer -> corrected.put(layer, List.of()));
        return new Quantisation(new TreeMap<>(), corrected, floats);
    }

    /** Whether every number is one that can be computed with. */
    public boolean hasSoundNumbers() {
        return outputs.values().stream().allMatch(range -> range != null && range.spansZero())
                && corrections.values().stream()
                        .allMatch(shifts -> shifts != null
                                && shifts.stream().allMatch(shift -> shift != null && Float.isFinite(shift)));
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
