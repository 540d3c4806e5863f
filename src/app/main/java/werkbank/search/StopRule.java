package werkbank.search;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.ledger.Ledger;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;

/** Whether a search has come as far as it should. Its method is called while the ledger's monitor is held. */
final class StopRule {
    private final Objective objective;
    private final OptionalDouble target;
    private final OptionalInt patience;
    private final boolean prunesAnywhere;

    /** @param prunesAnywhere whether a pruned trial was no better, and hasn't only given way to others at a rung */
    StopRule(SearchPlan plan, boolean prunesAnywhere) {
        this.objective = plan.objective();
        this.target = plan.target();
        this.patience = plan.patience();
        this.prunesAnywhere = prunesAnywhere;
    }

    /**
     * The target is reached, or too many trials in a row, in the order of their numbers, were no better. Those that rungs
     * pruned are none of them: most do, and when they are, the ones that go on are still to come.
     */
    boolean isReached(Ledger ledger) {
        if (target.isEmpty() && patience.isEmpty()) {
            return false;
        }
        double best = Double.POSITIVE_INFINITY;
        int inVain = 0;
        for (Ledger.Entry entry : ledger.originals().toList()) {
            if (entry.state() == TrialState.COMPLETE && isBetter(entry.reached(objective), best)) {
                best = entry.reached(objective).loss();
                inVain = 0;
            } else if (isInVain(entry.state())) {
                inVain++;
            }
        }
        return best <= wanted() || inVain >= patience.orElse(Integer.MAX_VALUE);
    }

    private boolean isInVain(TrialState state) {
        return state.isFinished() && (state != TrialState.PRUNED || prunesAnywhere);
    }

    /** Whether it keeps its constraints and is better. */
    private static boolean isBetter(BudgetedLoss reached, double best) {
        return reached.isFeasible() && reached.loss() < best;
    }

    private double wanted() {
        return target.isEmpty()
                ? Double.NEGATIVE_INFINITY
                : objective.higherIsBetter() ? -target.getAsDouble() : target.getAsDouble();
    }
}
