package werkbank.search.ledger;

import java.util.Comparator;

/**
 * How good a trial was at one budget; the smaller, the better. A loss or tie that is not a number is the worst. What keeps
 * the constraints is smaller than what doesn't, whatever the losses.
 *
 * @param loss of the objective: an error rate, a log-loss, a function's value
 * @param tie decides between equal losses
 * @param violation how far the trial is beyond its constraints, at least 0
 */
public record BudgetedLoss(double loss, double tie, double violation) implements Comparable<BudgetedLoss> {
    private static final Comparator<BudgetedLoss> SMALLER_FIRST = Comparator.comparingDouble(BudgetedLoss::violation)
            .thenComparingDouble(BudgetedLoss::loss)
            .thenComparingDouble(BudgetedLoss::tie);

    /** The loss of a trial that keeps its constraints, as far as they are known. */
    public BudgetedLoss(double loss, double tie) {
        this(loss, tie, 0);
    }

    /** Replaces how far the trial is beyond its constraints. */
    public BudgetedLoss beyond(double other) {
        return other == violation ? this : new BudgetedLoss(loss, tie, other);
    }

    /** Whether the trial keeps its constraints. */
    public boolean isFeasible() {
        return violation == 0;
    }

    @Override
    public int compareTo(BudgetedLoss other) {
        return SMALLER_FIRST.compare(this, other);
    }
}
