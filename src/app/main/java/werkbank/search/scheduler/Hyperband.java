package werkbank.search.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.experiment.Judge.Verdict;
import werkbank.option.Block;
import werkbank.option.Values;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/**
 * Hyperband: brackets of successive halving, from one with many trials and a first rung of at least {@code minEpochs}
 * to one whose few trials get all epochs from the start, and again. Synchronous, so that it decides the same on any
 * number of workers.
 *
 * <p>Li et al. (2018), Hyperband: a novel bandit-based approach to hyperparameter optimization, JMLR 18, algorithm 1, with
 * R the epochs of a trial in units of {@code minEpochs}.
 */
public final class Hyperband implements SchedulerProvider {
    @Override
    public Block declaration() {
        return Block.of(
                "hyperband",
                "Brackets of synchronous successive halving: in the first, many trials begin with few epochs,"
                        + " at least `min-epochs`; in the last, a few get all their epochs at once; then again. It"
                        + " hedges against curves that cross.",
                HalvingOptions.AT_LEAST,
                HalvingOptions.REDUCTION);
    }

    @Override
    public String takeItWhen() {
        return "the result should be repeatable on any number of workers";
    }

    @Override
    public int rank() {
        return 4;
    }

    @Override
    public String words(Values options) {
        HalvingOptions halving = HalvingOptions.of(options);
        return String.format(
                Locale.ROOT,
                "hyperband, first rung after at least %s, reduction %d",
                halving.firstBudget(),
                halving.reduction());
    }

    @Override
    public boolean hasRungs() {
        return true;
    }

    @Override
    public SchedulerSpec.Order order() {
        return SchedulerSpec.Order.FIXED;
    }

    @Override
    public long epochs(Values options, int trials, int most) {
        HalvingOptions halving = HalvingOptions.of(options);
        return brackets(halving, trials, most).stream()
                .mapToLong(bracket -> bracket.epochs(halving.reduction(), most))
                .sum();
    }

    @Override
    public Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most) {
        return new Rounds(HalvingOptions.of(options), ledger, trials, most.getAsInt());
    }

    /**
     * The brackets of some trials, in order.
     *
     * @param trials that they hold together; the last bracket is smaller where they don't fill it
     * @param most epochs of a trial
     */
    private static List<Bracket> brackets(HalvingOptions options, int trials, int most) {
        List<Bracket> brackets = new ArrayList<>();
        int deepest = 0;
        for (long epochs = options.minEpochs(); epochs * options.reduction() <= most; epochs *= options.reduction()) {
            deepest++;
        }
        int first = 1;
        for (int depth = deepest; first <= trials; depth = depth == 0 ? deepest : depth - 1) {
            int size = Math.min(size(depth, deepest, options.reduction()), trials - first + 1);
            brackets.add(new Bracket(first, size, rungs(depth, most, options.reduction())));
            first += size;
        }
        return brackets;
    }

    /** Trials of a bracket, n in the paper. */
    private static int size(int depth, int deepest, int reduction) {
        return (int) Math.ceil((deepest + 1.0) / (depth + 1) * Math.pow(reduction, depth));
    }

    private static List<Integer> rungs(int depth, int most, int reduction) {
        return IntStream.rangeClosed(1, depth)
                .map(i -> (int) Math.max(1, Math.round(most / Math.pow(reduction, depth - i + 1))))
                .boxed()
                .toList();
    }

    private static final class Rounds implements Scheduler {
        private final Ledger ledger;
        private final int reduction;
        private final List<Bracket> brackets;
        private final List<SynchronousHalving> halvings;
        /** Brackets before this one are over. */
        private int open;
        /** A search may run out of configurations before its last brackets are full. */
        private boolean noneToCome;

        Rounds(HalvingOptions options, Ledger ledger, int trials, int most) {
            this.ledger = ledger;
            this.reduction = options.reduction();
            this.brackets = Hyperband.brackets(options, trials, most);
            this.halvings = brackets.stream()
                    .map(bracket -> new SynchronousHalving(bracket, reduction, ledger))
                    .toList();
        }

        private int bracketOf(int position) {
            int index = 0;
            while (index < brackets.size() - 1 && brackets.get(index).last() < position) {
                index++;
            }
            return index;
        }

        /** A trial beyond all brackets, of a study that had more trials before, gets all epochs. */
        @Override
        public List<Integer> rungs(int number) {
            int position = ledger.position(number);
            Bracket bracket = brackets.get(bracketOf(position));
            return position <= bracket.last() ? bracket.rungs() : List.of();
        }

        /** A bracket of fewer rungs starts higher up; a trial with all its epochs at once starts at the top. */
        @Override
        public int startingRung(int number) {
            return brackets.get(0).rungs().size() - rungs(number).size();
        }

        @Override
        public int reduction() {
            return reduction;
        }

        @Override
        public Verdict at(int number, int epoch) {
            return Verdict.WAIT;
        }

        @Override
        public Optional<Ledger.Entry> promotion(boolean last) {
            noneToCome |= last;
            while (open < halvings.size() && halvings.get(open).isOver()) {
                open++;
            }
            return decisions().flatMap(decision -> decision.promoted().stream()).findFirst();
        }

        @Override
        public List<Ledger.Entry> losers() {
            return decisions().flatMap(decision -> decision.over().stream()).toList();
        }

        private Stream<SynchronousHalving.Decision> decisions() {
            return halvings.subList(open, halvings.size()).stream()
                    .takeWhile(SynchronousHalving::hasBegun)
                    .map(halving -> halving.decide(noneToCome));
        }

        /** A bracket learns from those before the one before it, so that its trials can start while that one ends. */
        @Override
        public Optional<IntUnaryOperator> basis(int generation, Ledger trials) {
            return Optional.of(number -> {
                int bracket = bracketOf(ledger.position(number));
                return bracket < 2 ? 0 : ledger.number(brackets.get(bracket - 2).last());
            });
        }
    }
}
