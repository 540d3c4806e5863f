package werkbank.train;

import werkbank.recipe.Monitor;

/** Keras's question of every callback, whether a value is better than the best so far by more than a minimum. */
final class Improvement {
    private final Monitor monitor;
    private final double minDelta;
    private double best;

    Improvement(Monitor monitor, double minDelta) {
        this.monitor = monitor;
        this.minDelta = minDelta;
        this.best = monitor.higherIsBetter() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** The best value so far; infinite before the first. */
    double best() {
        return best;
    }

    /** Remembers the value if it is an improvement; a NaN never is. */
    boolean isOneWith(double value) {
        boolean improved = monitor.higherIsBetter() ? value > best + minDelta : value < best - minDelta;
        if (improved) {
            best = value;
        }
        return improved;
    }
}
