package werkbank.space;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Results that are there before the search, as a search space names them.
 *
 * @param known configurations whose results are known; none of them is trained
 * @param studies names of the studies that the search learns from, each once
 * @param first how many of their best configurations are tried first, 0 or more
 */
public record WarmStart(List<Known> known, List<String> studies, int first) {
    /** The usual value of {@link #first}. */
    public static final int USUALLY_FIRST = 3;

    /** Nothing is known before. */
    public static final WarmStart NONE = new WarmStart(List.of(), List.of(), 0);

    public WarmStart {
        known = List.copyOf(known);
        studies = List.copyOf(studies);
    }

    /**
     * A configuration with its result.
     *
     * @param parameters all active ones
     * @param value of the space's objective
     * @param epochs after which it was reached; empty at the end of the training
     */
    public record Known(SortedMap<String, Object> parameters, double value, OptionalInt epochs) {
        public Known {
            parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        }
    }
}
