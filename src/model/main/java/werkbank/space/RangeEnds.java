package werkbank.space;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The points of a space at one end of every parameter. */
public final class RangeEnds {
    private RangeEnds() {}

    /** @param parameters each after those that its {@code when} names */
    public static Map<String, Object> upper(List<Parameter> parameters) {
        return point(parameters, RangeEnds::upperEnd);
    }

    /** @param parameters each after those that its {@code when} names */
    static Map<String, Object> first(List<Parameter> parameters) {
        return point(parameters, RangeEnds::firstValue);
    }

    static Map<String, Object> point(List<Parameter> parameters, Function<Parameter, Object> end) {
        Map<String, Object> point = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.isActive(point)) {
                point.put(parameter.name(), end.apply(parameter));
            }
        }
        return point;
    }

    private static Object firstValue(Parameter parameter) {
        return parameter.match(Parameter.IntRange::low, Parameter.FloatRange::low, choice -> choice.values()
                .get(0));
    }

    static Object upperEnd(Parameter parameter) {
        return parameter.match(
                Parameter.IntRange::high, Parameter.FloatRange::high, choice -> largest(choice.values()));
    }

    private static Object largest(List<Object> values) {
        return values.stream()
                .max(Comparator.comparingDouble(RangeEnds::size))
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
