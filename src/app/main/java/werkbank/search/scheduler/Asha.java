package werkbank.search.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/**
 * Asynchronous successive halving. Rungs are at {@code minEpochs}, and each {@code reduction} times as many epochs
 * further on. A trial that comes to a rung goes on at once when it is among the best {@code 1 / reduction} of those that
 * have come there and fewer than so many have gone on; otherwise it waits, and is promoted when that later holds, before
 * any new trial starts.
 *
 * <p>Li et al. (2020), A system for massively parallel hyperparameter tuning, MLSys, algorithm 2.
 * There a trial is promoted that is among the best and has not been, however many have been: when each is better than
 * those before, because the sampler learns, all go to the top, and few new ones begin.
 */
public final class Asha implements SchedulerProvider {
    private static final Option PROGRESSIVE = Option.of(
            "progressive",
            new Domain.Flag(),
            false,
            "Whether a rung opens only when the two rungs below it rank their trials differently (PASHA).");

    @Override
    public Block declaration() {
        return Block.of(
                "asha",
                "Asynchronous successive halving: rungs at `min-epochs` and each time `reduction` times as"
                        + " many epochs. Of those that come to a rung, one in `reduction` goes on: at once when it is the"
                        + " best that may, or when a worker is free, before a new one starts."
                        + " With `progressive`, only as far as the rungs disagree.",
                HalvingOptions.MIN_EPOCHS,
                HalvingOptions.REDUCTION,
                PROGRESSIVE);
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
                "asha, first rung after %s, then each %d times as many%s",
                halving.firstBudget(),
                halving.reduction(),
                options.flag(PROGRESSIVE.key()) ? ", opened one by one" : "");
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
     * Counts epochs as if all trials came to each rung together; there are others, if a bad one comes first and is
     * promoted.
     */
    @Override
    public long epochs(Values options, int trials, int most) {
        HalvingOptions halving = HalvingOptions.of(options);
        return new Bracket(1, trials, rungs(halving, most)).epochs(halving.reduction(), most);
    }

    @Override
    public Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most) {
        HalvingOptions halving = HalvingOptions.of(options);
        OpenRungs open = options.flag(PROGRESSIVE.key()) ? new StableRanking() : OpenRungs.ALL;
        return new Rungs(halving.reduction(), ledger, rungs(halving, most.getAsInt()), open);
    }

    /** The epochs of each rung. */
    private static List<Integer> rungs(HalvingOptions options, int most) {
        List<Integer> epochs = new ArrayList<>();
        for (long rung = options.minEpochs(); rung < most; rung *= options.reduction()) {
            epochs.add((int) rung);
        }
        return epochs;
    }
}
