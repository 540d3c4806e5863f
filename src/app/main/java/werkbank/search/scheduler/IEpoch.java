package werkbank.search.scheduler;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.experiment.Judge.Verdict;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/**
 * Halving with one rung: every trial trains {@code epochs}, and once all have, the best {@code finalists} train to the
 * end. When one of them fails the next takes its place, so the others are over only once the finalists are complete.
 *
 * <p>Egele, Guyon, Vishwanath and Balaprakash (2024), The unreasonable effectiveness of early discarding after one epoch
 * in neural network hyperparameter optimization, Neurocomputing 597.
 */
public final class IEpoch implements SchedulerProvider {
    private static final Option EPOCHS =
            Option.of("epochs", new Domain.Whole(1), 1, "How many epochs every trial gets.");
    private static final Option FINALISTS =
            Option.of("finalists", new Domain.Whole(1), 3, "How many trials train to the end.");

    @Override
    public Block declaration() {
        return Block.of(
                "i-epoch",
                "Every trial of the study gets `epochs`; when all have had them, the best `finalists` train to the end.",
                EPOCHS,
                FINALISTS);
    }

    @Override
    public String takeItWhen() {
        return "you know how many trials there will be, and want the simplest thing that others must beat";
    }

    @Override
    public int rank() {
        return 5;
    }

    @Override
    public String words(Values options) {
        int finalists = options.whole(FINALISTS.key());
        return String.format(
                Locale.ROOT,
                "i-epoch, %s for all trials, then the best %s to the end",
                Counted.of(options.whole(EPOCHS.key()), "epoch"),
                finalists == 1 ? "one" : finalists);
    }

    @Override
    public boolean hasRungs() {
        return true;
    }

    @Override
    public SchedulerSpec.Order order() {
        return SchedulerSpec.Order.ALL;
    }

    @Override
    public long epochs(Values options, int trials, int most) {
        int first = Math.min(options.whole(EPOCHS.key()), most);
        return (long) trials * first + (long) Math.min(trials, options.whole(FINALISTS.key())) * (most - first);
    }

    @Override
    public Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most) {
        return new Finals(options.whole(EPOCHS.key()), options.whole(FINALISTS.key()), ledger, trials, most.getAsInt());
    }

    private static final class Finals implements Scheduler {
        private final int epochs;
        private final int finalists;
        private final Ledger ledger;
        private final int trials;
        private final List<Integer> rungs;
        private final Rung rung;
        /** A search may run out of configurations before all its trials have begun. */
        private boolean noneToCome;

        Finals(int epochs, int finalists, Ledger ledger, int trials, int most) {
            this.epochs = epochs;
            this.finalists = finalists;
            this.ledger = ledger;
            this.trials = trials;
            this.rungs = epochs < most ? List.of(epochs) : List.of();
            this.rung = new Rung(epochs);
            rung.restore(ledger.originals().toList());
        }

        @Override
        public List<Integer> rungs(int number) {
            return rungs;
        }

        @Override
        public Verdict at(int number, int epoch) {
            return Verdict.WAIT;
        }

        @Override
        public Optional<Ledger.Entry> promotion(boolean last) {
            noneToCome |= last;
            return isDecided() ? waiting(best()).findFirst() : Optional.empty();
        }

        @Override
        public List<Ledger.Entry> losers() {
            return isDecided() && best().allMatch(entry -> entry.state().isFinished())
                    ? waiting(ledger.originals()).toList()
                    : List.of();
        }

        private Stream<Ledger.Entry> waiting(Stream<Ledger.Entry> trials) {
            return trials.filter(entry -> entry.isWaitingAt(epochs));
        }

        private boolean isDecided() {
            return (noneToCome || ledger.originalCount() >= trials)
                    && ledger.originals().allMatch(entry -> entry.isThrough(epochs));
        }

        private Stream<Ledger.Entry> best() {
            rung.addAll(ledger.originals());
            return rung.sound().limit(finalists);
        }

        /** Trials wait until all have begun, so that there is nothing to wait for. */
        @Override
        public Optional<IntUnaryOperator> basis(int generation, Ledger all) {
            return Optional.empty();
        }
    }
}
