package werkbank.search.scheduler;

import java.util.List;
import java.util.stream.IntStream;
import werkbank.experiment.Judge.Verdict;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec.Median;

/**
 * Ends a trial whose best value so far is worse than the median of the complete trials' best values after as many
 * epochs.
 *
 * <p>Golovin et al. (2017), Google Vizier: a service for black-box optimization, KDD, section 3.2.1. There the others
 * count with their running mean; here with their best, as the trial itself does, since a checkpoint keeps the best.
 */
final class MedianStopping implements Scheduler {
    private final Median spec;
    private final Ledger ledger;
    private final List<Integer> rungs;

    MedianStopping(Median spec, Ledger ledger, int epochs) {
        this.spec = spec;
        this.ledger = ledger;
        this.rungs = IntStream.range(spec.minEpochs(), epochs).boxed().toList();
    }

    @Override
    public List<Integer> rungs(int number) {
        return rungs;
    }

    @Override
    public Verdict at(int number, int epoch) {
        List<BudgetedLoss> others = ledger.originals()
                .filter(entry -> entry.state() == TrialState.COMPLETE)
                .flatMap(entry -> entry.value(epoch).stream())
                .sorted()
                .toList();
        if (others.size() < spec.startup()) {
            return Verdict.GO_ON;
        }
        BudgetedLoss own = ledger.entry(number).value(epoch).orElseThrow();
        // Of an even number the worse of the two in the middle: in doubt a trial goes on.
        return own.compareTo(others.get(others.size() / 2)) > 0 ? Verdict.PRUNE : Verdict.GO_ON;
    }

    @Override
    public boolean prunesAnywhere() {
        return true;
    }
}
