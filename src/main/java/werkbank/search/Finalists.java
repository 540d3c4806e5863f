package werkbank.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import werkbank.experiment.Proposal;
import werkbank.experiment.TrialState;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;

/** The best trials of a search that is over, which are trained again with other seeds. */
final class Finalists {
    private final Objective objective;
    private final SearchPlan.Repeats repeats;

    Finalists(SearchPlan plan) {
        this.objective = plan.objective();
        this.repeats = plan.repeats();
    }

    /** The next repeat that the study lacks; called while the ledger's monitor is held. */
    Optional<Proposal> next(Ledger ledger) {
        for (int seed = 1; seed <= repeats.seeds(); seed++) {
            for (Ledger.Entry finalist : best(ledger)) {
                if (count(ledger, finalist) < seed) {
                    return Optional.of(new Proposal(
                            ledger.next(), finalist.proposal().parameters(), Optional.of(finalist.number())));
                }
            }
        }
        return Optional.empty();
    }

    private List<Ledger.Entry> best(Ledger ledger) {
        return ledger.originals()
                .filter(entry -> entry.state() == TrialState.COMPLETE)
                .sorted(Comparator.comparing((Ledger.Entry entry) -> entry.reached(objective))
                        .thenComparingInt(Ledger.Entry::number))
                .limit(repeats.top())
                .toList();
    }

    private static long count(Ledger ledger, Ledger.Entry finalist) {
        return ledger.all().stream()
                .filter(entry -> entry.proposal().repeats().equals(Optional.of(finalist.number())))
                .count();
    }
}
