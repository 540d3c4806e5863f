package werkbank.search.scheduler;

import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import werkbank.Counted;
import werkbank.experiment.Judge.Verdict;
import werkbank.experiment.trial.TrialState;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/**
 * Ends a trial whose best value so far is worse than the median of the complete trials' best values after as many
 * epochs.
 *
 * <p>Golovin et al. (2017), Google Vizier: a service for black-box optimization, KDD, section 3.2.1. There the others
 * count with their running mean; here with their best, as the trial itself does, since a checkpoint keeps the best.
 */
public final class MedianStopping implements SchedulerProvider {
    private static final Option STARTUP =
            Option.of("startup", new Domain.Whole(1), 5, "How many trials must be complete before any is ended.");
    private static final Option MIN_EPOCHS =
            Option.of("min-epochs", new Domain.Whole(1), 1, "How many epochs every trial gets.");

    @Override
    public Block declaration() {
        return Block.of(
                "median",
                "After each epoch from `min-epochs` on, a trial ends whose best value so far is worse than"
                        + " the median of the best values that the complete trials had after as many epochs; not"
                        + " before `startup` trials are complete.",
                STARTUP,
                MIN_EPOCHS);
    }

    @Override
    public String takeItWhen() {
        return "you want to save time without thinking about rungs";
    }

    @Override
    public int rank() {
        return 2;
    }

    @Override
    public String words(Values options) {
        int startup = options.whole(STARTUP.key());
        return String.format(
                Locale.ROOT,
                "median, from epoch %d on, once %s complete",
                options.whole(MIN_EPOCHS.key()),
                startup == 1 ? "1 trial is" : Counted.of(startup, "trial") + " are");
    }

    @Override
    public SchedulerSpec.Order order() {
        return SchedulerSpec.Order.ARRIVAL;
    }

    @Override
    public Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most) {
        return new Rule(options.whole(STARTUP.key()), options.whole(MIN_EPOCHS.key()), ledger, most.getAsInt());
    }

    private static final class Rule implements Scheduler {
        private final int startup;
        private final Ledger ledger;
        private final List<Integer> rungs;

        Rule(int startup, int minEpochs, Ledger ledger, int most) {
            this.startup = startup;
            this.ledger = ledger;
            this.rungs = IntStream.range(minEpochs, most).boxed().toList();
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
            if (others.size() < startup) {
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
}
