package werkbank.space;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import werkbank.InputException;

/**
 * The point of a space at which a figure is largest. Where the corners are not all combinations of their values, a climb goes on
 * from the largest of them, one parameter or condition after another; it finds the largest point of all where each parameter
 * adds its own to the figure, as layers do to a network's memory.
 */
final class Peak {
    /** The most points that are looked at beyond the corners. */
    private static final int MOST_POINTS = 1024;

    /** The most conditions on several parameters that a climb starts from, each. */
    private static final int MOST_STARTS = 16;

    private final List<Parameter> parameters;
    private final Corners corners;
    private final ToDoubleFunction<Map<String, Object>> figure;
    private final Map<Map<String, Object>, Double> known = new HashMap<>();
    private Map<String, Object> best = Map.of();
    private double height = Double.NEGATIVE_INFINITY;

    private Peak(List<Parameter> parameters, Corners corners, ToDoubleFunction<Map<String, Object>> figure) {
        this.parameters = parameters;
        this.corners = corners;
        this.figure = figure;
    }

    /**
     * The values of the largest point.
     *
     * @param conditions of the space's layers
     * @param points at its corners, at least one
     * @param figure of the active parameters' values; a point beyond the corners where it throws an {@link InputException} is
     *     none of the space
     */
    static Map<String, Object> of(
            List<Parameter> parameters,
            List<Map<String, List<Object>>> conditions,
            List<Map<String, Object>> points,
            ToDoubleFunction<Map<String, Object>> figure) {
        Corners corners = new Corners(parameters, conditions);
        Peak peak = new Peak(parameters, corners, figure);
        double least = Double.POSITIVE_INFINITY;
        for (Map<String, Object> point : points) {
            double found = figure.applyAsDouble(point);
            least = Math.min(least, found);
            peak.take(point, found);
        }
        // What is the same at every corner hangs on no parameter.
        if (!corners.areFew() && least < peak.height) {
            List<Map<String, Object>> forced =
                    conditions.stream().distinct().map(corners::forced).toList();
            peak.climb(peak.best, forced);
            forced.stream()
                    .filter(values -> values.size() > 1)
                    .limit(MOST_STARTS)
                    .forEach(values -> peak.climb(values, forced));
        }
        return peak.best;
    }

    private void take(Map<String, Object> point, double found) {
        if (best.isEmpty() || found > height) {
            best = point;
            height = found;
        }
    }

    /** @param forced values under each of which a condition holds */
    private void climb(Map<String, Object> start, List<Map<String, Object>> forced) {
        Map<String, Object> chosen = new LinkedHashMap<>(start);
        double reached = height(chosen);
        double before;
        do {
            before = reached;
            // What hangs on another parameter comes after it, and is chosen first.
            for (int i = parameters.size() - 1; i >= 0; i--) {
                choose(parameters.get(i), chosen);
            }
            for (Map<String, Object> values : forced) {
                if (height(with(chosen, values)) > height(chosen)) {
                    chosen.putAll(values);
                }
            }
            reached = height(chosen);
        } while (reached > before && known.size() < MOST_POINTS);
    }

    /** Gives a parameter its best value, were it active. */
    private void choose(Parameter parameter, Map<String, Object> chosen) {
        Map<String, Object> around =
                parameter.isActive(point(chosen)) ? chosen : with(chosen, corners.forced(parameter.when()));
        Object value = point(around).get(parameter.name());
        double most = height(around);
        for (Object other : corners.extremes(parameter)) {
            double found = height(with(around, Map.of(parameter.name(), other)));
            if (found > most) {
                value = other;
                most = found;
            }
        }
        if (value != null) {
            chosen.put(parameter.name(), value);
        }
    }

    private double height(Map<String, Object> chosen) {
        return known.computeIfAbsent(point(chosen), this::measured);
    }

    private double measured(Map<String, Object> point) {
        if (known.size() >= MOST_POINTS) {
            return Double.NEGATIVE_INFINITY;
        }
        double found;
        try {
            found = figure.applyAsDouble(point);
        } catch (InputException e) {
            found = Double.NEGATIVE_INFINITY;
        }
        take(point, found);
        return found;
    }

    /** The active parameters' values, the upper ends where none was chosen. */
    private Map<String, Object> point(Map<String, Object> chosen) {
        return RangeEnds.point(
                parameters, parameter -> chosen.getOrDefault(parameter.name(), RangeEnds.upperEnd(parameter)));
    }

    private static Map<String, Object> with(Map<String, Object> chosen, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(chosen);
        all.putAll(more);
        return all;
    }
}
