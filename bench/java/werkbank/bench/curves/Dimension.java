package werkbank.bench.curves;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import werkbank.space.Parameter;

/**
 * A parameter of the trainings of {@code bench/race}'s network; a choice has {@code choices}, a range of whole numbers a
 * {@code step}.
 *
 * @param log whether a range is uniform in the logarithm
 */
record Dimension(String name, double low, double high, int step, boolean log, List<Object> choices) {

    /** The coordinates of a configuration, along these one after the other. */
    static double[] point(List<Dimension> dimensions, SortedMap<String, Object> values) {
        return dimensions.stream()
                .flatMap(dimension -> dimension.coordinates(values.get(dimension.name())))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    Parameter parameter() {
        if (choices != null) {
            return new Parameter.Choice(name, choices, Map.of());
        }
        return step > 0
                ? new Parameter.IntRange(name, (int) low, (int) high, step, log, Map.of())
                : new Parameter.FloatRange(name, low, high, log, Map.of());
    }

    /** One from 0 to 1 for a range and for a choice of numbers, one of 0 or 1 for each word of another choice. */
    private Stream<Double> coordinates(Object value) {
        if (choices == null) {
            double number = ((Number) value).doubleValue();
            return Stream.of(log ? Math.log(number / low) / Math.log(high / low) : (number - low) / (high - low));
        }
        if (choices.get(0) instanceof Number first && choices.get(choices.size() - 1) instanceof Number last) {
            return Stream.of(Math.log(((Number) value).doubleValue() / first.doubleValue())
                    / Math.log(last.doubleValue() / first.doubleValue()));
        }
        return choices.stream().map(choice -> choice.equals(value) ? 1.0 : 0.0);
    }
}
