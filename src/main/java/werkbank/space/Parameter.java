package werkbank.space;

import java.util.List;
import java.util.Map;

/**
 * One dimension of a search space. A parameter is active when every entry of {@link #when()} holds: the named
 * parameter is itself active and has one of the listed values. An inactive parameter has no value in a trial.
 */
public sealed interface Parameter {
    /** Unique in its space: letters, digits, {@code _}, {@code -} and, for ranges written in place, dots of their path. */
    String name();

    /** Parameter name to accepted values; empty when always active. */
    Map<String, List<Object>> when();

    /**
     * Whole numbers {@code low, low + step, ...} up to {@code high}, both ends included.
     *
     * @param log uniform in the logarithm instead of in the value; then {@code low >= 1} and {@code step == 1}
     */
    record IntRange(String name, int low, int high, int step, boolean log, Map<String, List<Object>> when)
            implements Parameter {}

    /**
     * Real numbers in {@code [low, high]}.
     *
     * @param log uniform in the logarithm instead of in the value; then {@code low > 0}
     */
    record FloatRange(String name, double low, double high, boolean log, Map<String, List<Object>> when)
            implements Parameter {}

    /** One of the listed values, each an {@link Integer}, {@link Double}, {@link Boolean} or {@link String}. */
    record Choice(String name, List<Object> values, Map<String, List<Object>> when) implements Parameter {}

    /** Whether this parameter has a value in a trial that has these values of the parameters before it. */
    default boolean isActive(Map<String, Object> values) {
        return when().entrySet().stream()
                .allMatch(c -> values.containsKey(c.getKey()) && c.getValue().contains(values.get(c.getKey())));
    }
}
