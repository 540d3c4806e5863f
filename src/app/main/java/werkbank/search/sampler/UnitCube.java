package werkbank.search.sampler;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.space.Parameter;

/** The points of the unit cube that stand for configurations of a space: in each coordinate the middle of a value's cell. */
public final class UnitCube {
    static final double MIDDLE = 0.5;

    /** Standard deviations of the moves to a point near by. */
    private static final double[] WIDTHS = {0.2, 0.05, 0.0125};

    /** Coordinates that a point near by has otherwise, in the mean. */
    private static final double FEW = 3;

    /**
     * How far beyond a cell the next one is looked for, in widths of it: on a logarithmic axis the cell of 2 is less
     * than half as wide as that of 1.
     */
    private static final double BEYOND = 0.25;

    private final ConfigurationSpace space;
    private final List<Parameter> parameters;
    private final List<Axis> axes;
    private final boolean hasConditions;

    public UnitCube(ConfigurationSpace space) {
        this.space = space;
        this.parameters = space.coordinates();
        this.axes = parameters.stream().map(Axis::of).toList();
        this.hasConditions =
                parameters.stream().anyMatch(parameter -> !parameter.when().isEmpty());
    }

    public int dimensions() {
        return axes.size();
    }

    /** Whether a coordinate's values have no order. */
    public boolean isChoice(int coordinate) {
        return parameters.get(coordinate) instanceof Parameter.Choice;
    }

    /** The point that stands for the configuration of another point; NaN where a parameter is inactive. */
    public double[] snapped(double[] point) {
        if (hasConditions) {
            return space.point(space.getValue(point));
        }
        double[] snapped = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            snapped[i] = axes.get(i).at(point[i]).middle();
        }
        return snapped;
    }

    /** Puts what is NaN, the inactive parameters, in the middle, so that it is the same for all. */
    public static double[] filled(double[] point) {
        double[] filled = point.clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = Double.isNaN(filled[i]) ? MIDDLE : filled[i];
        }
        return filled;
    }

    /**
     * Draws a point near another: a few of its coordinates change, so that the others stay as good as they are.
     *
     * @param point whatever is inactive in the middle; at least one coordinate
     */
    public double[] near(double[] point, RandomGenerator random) {
        double[] other = point.clone();
        double width = WIDTHS[random.nextInt(WIDTHS.length)];
        double share = Math.min(1, FEW / other.length);
        int one = random.nextInt(other.length);
        for (int i = 0; i < other.length; i++) {
            if (i == one || random.nextDouble() < share) {
                double draw = isChoice(i) ? random.nextDouble() : other[i] + width * random.nextGaussian();
                other[i] = Math.max(0, Math.min(1, draw));
            }
        }
        return other;
    }

    /**
     * The points that differ from a point in one value that can be counted: a whole number by one step, a choice by any of
     * its other values. Real numbers and inactive parameters have no such neighbours.
     */
    public List<double[]> neighbours(double[] point) {
        List<double[]> neighbours = new ArrayList<>();
        for (int i = 0; i < point.length; i++) {
            Cell cell = axes.get(i).at(point[i]);
            if (!Double.isNaN(point[i]) && cell.width() > 0) {
                if (isChoice(i)) {
                    for (double middle = cell.width() / 2; middle < 1; middle += cell.width()) {
                        addIfOther(neighbours, point, i, middle, cell);
                    }
                } else {
                    addIfOther(neighbours, point, i, cell.low() - BEYOND * cell.width(), cell);
                    addIfOther(neighbours, point, i, cell.high() + BEYOND * cell.width(), cell);
                }
            }
        }
        return neighbours;
    }

    private void addIfOther(List<double[]> neighbours, double[] point, int i, double number, Cell own) {
        if (number > 0 && number < 1 && (number < own.low() || number > own.high())) {
            double[] neighbour = point.clone();
            neighbour[i] = axes.get(i).at(number).middle();
            neighbours.add(neighbour);
        }
    }
}
