package werkbank.search.sampler.gp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises smooth functions in a box by limited-memory BFGS: Nocedal (1980), Updating quasi-Newton matrices with limited
 * storage, Mathematics of Computation 35. Numbers that their bound stops are left out of a step, and a step that leaves the
 * box ends at its nearest point: Bertsekas (1982), Projected Newton methods, SIAM Journal on Control and Optimization 20.
 * commons-math has neither, only conjugate gradients without bounds.
 */
final class Lbfgs {
    private static final int MEMORY = 8;
    private static final int MOST_HALVINGS = 12;
    /** The share of the expected fall that a step must bring. */
    private static final double ENOUGH = 1e-4;

    private static final double FLAT = 1e-5;
    private static final double FIRST_STEP = 0.2;
    private static final double LEAST_FALL = 1e-7;

    private final SmoothFunction function;
    private final Box box;
    private final Deque<Pair> pairs = new ArrayDeque<>();
    private double[] point;
    private double[] gradient;
    private double value;

    /** A step and what it changed in the gradient. */
    private record Pair(double[] step, double[] change, double product) {}

    /** A point with the function's value there. */
    record Minimum(double[] point, double value) {}

    private Lbfgs(SmoothFunction function, Box box, double[] start) {
        this.function = function;
        this.box = box;
        this.point = box.nearest(start);
        this.gradient = new double[start.length];
        this.value = function.at(point, gradient);
    }

    /** The point that so many steps from {@code start} lead to at most. */
    static Minimum minimum(SmoothFunction function, Box box, double[] start, int steps) {
        Lbfgs search = new Lbfgs(function, box, start);
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < steps && before - search.value > LEAST_FALL * (1 + Math.abs(search.value)); i++) {
            before = search.value;
            search.step();
        }
        return new Minimum(search.point, search.value);
    }

    private void step() {
        double[] direction = direction();
        if (slope(direction) >= 0) {
            pairs.clear();
            direction = direction();
        }
        double length = norm(direction);
        if (length < FLAT) {
            return;
        }
        double share = pairs.isEmpty() ? Math.min(1, FIRST_STEP / length) : 1;
        for (int i = 0; i < MOST_HALVINGS; i++, share /= 2) {
            if (isTaken(direction, share)) {
                return;
            }
        }
    }

    /** Goes a share of the way if the function falls enough along it. */
    private boolean isTaken(double[] direction, double share) {
        double[] wanted = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            wanted[i] = point[i] + share * direction[i];
        }
        double[] next = box.nearest(wanted);
        double[] there = new double[point.length];
        double fallen = function.at(next, there);
        double[] step = difference(next, point);
        if (!(fallen <= value + ENOUGH * slope(step))) {
            return false;
        }
        remember(step, difference(there, gradient));
        point = next;
        gradient = there;
        value = fallen;
        return true;
    }

    /** Remembers a step by the numbers that moved: those that a bound stopped say nothing about the way of the others. */
    private void remember(double[] step, double[] change) {
        for (int i = 0; i < step.length; i++) {
            change[i] = step[i] == 0 ? 0 : change[i];
        }
        double product = dot(step, change);
        if (product > 1e-10 * dot(change, change)) {
            pairs.addFirst(new Pair(step, change, product));
            if (pairs.size() > MEMORY) {
                pairs.removeLast();
            }
        }
    }

    /** The direction to go in: against the gradient, bent by what the last steps changed in it. */
    private double[] direction() {
        double[] direction = free(gradient);
        double[] shares = new double[pairs.size()];
        int i = 0;
        for (Pair pair : pairs) {
            shares[i] = dot(pair.step(), direction) / pair.product();
            add(direction, pair.change(), -shares[i]);
            i++;
        }
        if (!pairs.isEmpty()) {
            Pair last = pairs.getFirst();
            scale(direction, last.product() / dot(last.change(), last.change()));
        }
        for (Iterator<Pair> old = pairs.descendingIterator(); old.hasNext(); ) {
            Pair pair = old.next();
            i--;
            add(direction, pair.step(), shares[i] - dot(pair.change(), direction) / pair.product());
        }
        scale(direction, -1);
        return free(direction);
    }

    private double[] free(double[] vector) {
        double[] free = vector.clone();
        for (int i = 0; i < free.length; i++) {
            if (box.stops(i, point[i], gradient[i])) {
                free[i] = 0;
            }
        }
        return free;
    }

    private double slope(double[] direction) {
        return dot(direction, gradient);
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static double dot(double[] a, double[] b) {
        return Cholesky.dot(a, b, 0, a.length);
    }

    private static void add(double[] sum, double[] vector, double share) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * vector[i];
        }
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        add(difference, b, -1);
        return difference;
    }
}
