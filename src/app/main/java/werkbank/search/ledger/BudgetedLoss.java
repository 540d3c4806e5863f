package werkbank.search.ledger;

import java.util.Comparator;

/**
 * How good a trial was at one budget; the smaller, the better. A loss or tie that is not a number is the worst.
 *
 * @param loss of the objective: an error rate, a log-loss, a function's value
 * @param tie decides between equal losses
 */
public record BudgetedLoss(double loss, double tie) implements Comparable<BudgetedLoss> {
    private static final Comparator<BudgetedLoss> SMALLER_FIRST =
            Comparator.comparingDouble(BudgetedLoss::loss).thenComparingDouble(BudgetedLoss::tie);

    @Override
    public int compareTo(BudgetedLoss other) {
        return SMALLER_FIRST.compare(this, other);
    }
}
