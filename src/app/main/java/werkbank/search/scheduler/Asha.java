package werkbank.search.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import werkbank.experiment.Judge.Verdict;
import werkbank.option.Block;
import werkbank.option.Values;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/**
 * Asynchronous successive halving. Rungs are at {@code minEpochs}, and each {@code reduction} times as many epochs
 * further on. A trial that comes to a rung goes on at once when it is among the best {@code 1 / reduction} of those that
 * have come there; otherwise it waits, and is promoted when it later is, before any new trial starts.
 *
 * <p>Li et al. (2020), A system for massively parallel hyperparameter tuning, MLSys, algorithm 2.
 */
public final class Asha implements SchedulerProvider {
    @Override
    public Block declaration() {
        return Block.of(
                "asha",
                "Asynchronous successive halving: rungs at `min-epochs` and each time `reduction` times as"
                        + " many epochs. A trial that comes to a rung goes on at once when it is among the best `1 /"
                        + " reduction` there. When a worker is free, a trial that has become one of those is promoted"
                        + " before a new one starts.",
                HalvingOptions.MIN_EPOCHS,
                HalvingOptions.REDUCTION);
    }

    @Override
    public String takeItWhen() {
        return "there are several workers and more trials than you could train to the end";
    }

    @Override
    public int rank() {
        return 3;
    }

    @Override
    public String words(Values options) {
        HalvingOptions halving = HalvingOptions.of(options);
        return String.format(
                Locale.ROOT,
                "asha, first rung after %s, then each %d times as many",
                halving.firstBudget(),
                halving.reduction());
    }

    @Override
    public boolean hasRungs() {
        return true;
    }

    @Override
    public SchedulerSpec.Order order() {
        return SchedulerSpec.Order.ARRIVAL;
    }

    /**
     * Counts epochs as if all trials came to each rung together; fewer than there are, if a bad one comes first and is
     * promoted.
     */
    @Override
    public long epochs(Values options, int trials, int most) {
        HalvingOptions halving = HalvingOptions.of(options);
        return new Bracket(1, trials, rungs(halving, most)).epochs(halving.reduction(), most);
    }

    @Override
    public Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most) {
        return new Rungs(HalvingOptions.of(options), ledger, most.getAsInt());
    }

    /** The epochs of each rung. */
    private static List<Integer> rungs(HalvingOptions options, int most) {
        List<Integer> epochs = new ArrayList<>();
        for (long rung = options.minEpochs(); rung < most; rung *= options.reduction()) {
            epochs.add((int) rung);
        }
        return epochs;
    }

    private static final class Rungs implements Scheduler {
        private final int reduction;
        private final Ledger ledger;
        private final List<Integer> epochs;
        private final List<Rung> rungs;

        /** @param most epochs of a trial */
        Rungs(HalvingOptions options, Ledger ledger, int most) {
            this.reduction = options.reduction();
            this.ledger = ledger;
            this.epochs = Asha.rungs(options, most);
            this.rungs = Rung.of(epochs);
            ledger.originals().forEach(this::place);
        }

        private void place(Ledger.Entry entry) {
            rungs.stream().filter(rung -> rung.epochs() <= entry.epochs()).forEach(rung -> rung.add(entry));
        }

        @Override
        public List<Integer> rungs(int number) {
            return List.copyOf(epochs);
        }

        @Override
        public int reduction() {
            return reduction;
        }

        @Override
        public Verdict at(int number, int epoch) {
            Ledger.Entry entry = ledger.entry(number);
            place(entry);
            Rung rung = rungs.get(epochs.indexOf(epoch));
            boolean among = rung.best(rung.size() / reduction).anyMatch(entry::equals);
            return among ? Verdict.GO_ON : Verdict.WAIT;
        }

        /** The highest rung first. The last trials of all would find too few beside them to be promoted: the best goes on. */
        @Override
        public Optional<Ledger.Entry> promotion(boolean last) {
            if (ledger.hasLimits()) {
                ledger.originals().forEach(this::place);
            }
            for (int i = rungs.size() - 1; i >= 0; i--) {
                Rung rung = rungs.get(i);
                int promotable = Math.max(last ? 1 : 0, rung.size() / reduction);
                Optional<Ledger.Entry> found = rung.best(promotable)
                        .filter(entry -> entry.isWaitingAt(rung.epochs()))
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        /** Trials wait at rungs as long as new ones come, so that there is nothing to wait for. */
        @Override
        public Optional<IntUnaryOperator> basis(int generation, Ledger trials) {
            return Optional.empty();
        }
    }
}
