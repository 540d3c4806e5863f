package werkbank.search;

import java.util.Comparator;

/**
 * How good a trial was at one budget; the smaller, the better. A loss or tie that is not a number is the worst.
 *
 * @param loss of the objective: an error rate, a log-loss, a function's value
 * @param tie decides between equal losses
 */
public record Value(double loss, double tie) implements Comparable<Value> {
    private static final Comparator<Value> SMALLER_FIRST =
            Comparator.comparingDouble(Value::loss).thenComparingDouble(Value::tie);

    @Override
    public int compareTo(Value other) {
        return SMALLER_FIRST.compare(this, other);
    }
}
