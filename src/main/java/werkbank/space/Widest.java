package werkbank.space;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The point of a space at the upper end of every parameter. */
final class Widest {
    private Widest() {}

    /** @param parameters each after those that its {@code when} names */
    static Map<String, Object> of(List<Parameter> parameters) {
        Map<String, Object> point = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.isActive(point)) {
                point.put(parameter.name(), upperEnd(parameter));
            }
        }
        return point;
    }

    private static Object upperEnd(Parameter parameter) {
        if (parameter instanceof Parameter.IntRange range) {
            return range.high();
        }
        if (parameter instanceof Parameter.FloatRange range) {
            return range.high();
        }
        List<Object> values = ((Parameter.Choice) parameter).values();
        return values.stream()
                .max(Comparator.comparingDouble(Widest::size))
                .filter(value -> size(value) > Double.NEGATIVE_INFINITY)
                .orElse(values.get(values.size() - 1));
    }

    private static double size(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return Boolean.TRUE.equals(value) ? 1 : Double.NEGATIVE_INFINITY;
    }
}
