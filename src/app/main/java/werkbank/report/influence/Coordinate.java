package werkbank.report.influence;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import werkbank.report.figure.Axis;
import werkbank.space.Parameter;

/**
 * A parameter's range as the unit interval, cut into cells of equal size. Choices have a cell each, in the space's order;
 * a whole number stands for what lies half a step around it; a logarithmic range is laid out in the logarithm.
 *
 * @param low and {@code high} values at 0 and 1; 0 and 1 for a choice
 * @param cells how many; values within one are not told apart
 * @param values those of the cells, where each has one; else empty
 */
record Coordinate(Axis axis, double low, double high, int cells, List<Object> values) {
    /** A forest tries every cell's edge as a split; more than these it can't learn from some hundred trials. */
    static final int MOST_CELLS = 64;

    /** @param parameters of the space; a parameter that only trials know is as its axis says */
    static Coordinate of(Axis axis, List<Parameter> parameters) {
        if (!axis.isNumeric()) {
            return new Coordinate(axis, 0, 1, axis.choices().size(), axis.choices());
        }
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(axis.name()))
                .findFirst()
                .map(parameter -> numeric(axis, parameter))
                .orElseGet(() -> real(axis));
    }

    private static Coordinate numeric(Axis axis, Parameter parameter) {
        return parameter.match(range -> whole(axis, range), range -> real(axis), choice -> real(axis));
    }

    private static Coordinate real(Axis axis) {
        return new Coordinate(axis, axis.low(), axis.high(), MOST_CELLS, List.of());
    }

    private static Coordinate whole(Axis axis, Parameter.IntRange range) {
        int count = (int) range.count().orElseThrow();
        double last = range.low() + (double) range.step() * (count - 1);
        double half = range.step() / 2.0;
        boolean own = !range.log() && count <= MOST_CELLS;
        List<Object> values = IntStream.range(0, own ? count : 0)
                .mapToObj(i -> (Object) (range.low() + i * range.step()))
                .toList();
        return new Coordinate(axis, range.low() - half, last + half, own ? count : MOST_CELLS, values);
    }

    /** The middle of a cell, 0 to 1. */
    double middle(int cell) {
        return (cell + 0.5) / cells;
    }

    /** The middle of the value's cell, 0 to 1; empty for null and for a value that the parameter can't have. */
    OptionalDouble place(Object value) {
        if (!axis.isNumeric()) {
            int index = value == null ? -1 : axis.choices().indexOf(value);
            return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(middle(index));
        }
        if (!(value instanceof Number number)) {
            return OptionalDouble.empty();
        }
        double share = share(number.doubleValue());
        return OptionalDouble.of(middle((int) Math.max(0, Math.min(cells - 1, Math.floor(share * cells)))));
    }

    /**
     * Places for trials in which the parameter is inactive: the middle of a range, which is a small part of it; where
     * each cell has a value of its own, all cells equally often, in an order drawn by the seed.
     */
    double[] neutral(int count, long seed) {
        if (values.isEmpty()) {
            return IntStream.range(0, count).mapToDouble(i -> middle(cells / 2)).toArray();
        }
        List<Integer> drawn = IntStream.range(0, count).mapToObj(i -> i % cells).collect(Collectors.toList());
        Collections.shuffle(drawn, new Random(seed));
        return drawn.stream().mapToDouble(this::middle).toArray();
    }

    private double share(double value) {
        boolean log = axis.scale() == Axis.Scale.LOG;
        double from = log ? Math.log(low) : low;
        double to = log ? Math.log(high) : high;
        return ((log ? Math.log(value) : value) - from) / (to - from);
    }
}
