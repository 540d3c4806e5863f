package werkbank.search.sampler;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import werkbank.space.Parameter;

/**
 * Moves a configuration that isn't allowed to one that is, on the way to one that is known to be: along the coordinate in
 * which the way is shortest, by bisection; where no coordinate alone is enough, along one after the other.
 */
public final class Repair {
    /** Halvings of the way: of its length a thousandth is left, less than a trial's result tells apart. */
    private static final int HALVINGS = 10;

    private static final double MIDDLE = 0.5;

    private final ConfigurationSpace space;
    private final Predicate<Map<String, Object>> allowed;
    private final double[] known;

    /**
     * @param parameters each after those that its {@code when} names
     * @param known an allowed configuration
     */
    public Repair(List<Parameter> parameters, Predicate<Map<String, Object>> allowed, SortedMap<String, Object> known) {
        this.space = new ConfigurationSpace(parameters).indexed();
        this.allowed = allowed;
        this.known = space.point(known);
    }

    /**
     * The nearest allowed configuration that is found.
     *
     * @param values of a configuration that isn't allowed
     */
    public SortedMap<String, Object> repaired(SortedMap<String, Object> values) {
        double[] point = filled(space.point(values));
        double[] best = null;
        double shortest = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < point.length; axis++) {
            double[] moved = moved(point, axis);
            double way = Math.abs(moved[axis] - point[axis]);
            if (way < shortest && isAllowed(moved)) {
                best = moved;
                shortest = way;
            }
        }
        return space.getValue(best == null ? oneAfterTheOther(point) : best);
    }

    /** The coordinates of inactive parameters, which may become active on the way. */
    private double[] filled(double[] point) {
        double[] filled = point.clone();
        for (int axis = 0; axis < filled.length; axis++) {
            if (Double.isNaN(filled[axis])) {
                filled[axis] = target(axis, MIDDLE);
            }
        }
        return filled;
    }

    private double target(int axis, double otherwise) {
        return Double.isNaN(known[axis]) ? otherwise : known[axis];
    }

    /** Moves a coordinate as far as it must, all the way where that isn't enough. */
    private double[] moved(double[] point, int axis) {
        double[] moved = point.clone();
        double broken = point[axis];
        double good = target(axis, point[axis]);
        moved[axis] = good;
        if (!isAllowed(moved)) {
            return moved;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (broken + good) / 2;
            moved[axis] = middle;
            if (isAllowed(moved)) {
                good = middle;
            } else {
                broken = middle;
            }
        }
        moved[axis] = good;
        return moved;
    }

    /** Ends at the known configuration at the latest. */
    private double[] oneAfterTheOther(double[] point) {
        double[] moved = point;
        for (int axis = 0; axis < point.length; axis++) {
            moved = moved(moved, axis);
            if (isAllowed(moved)) {
                return moved;
            }
        }
        return moved;
    }

    private boolean isAllowed(double[] point) {
        return allowed.test(space.getValue(point));
    }
}
