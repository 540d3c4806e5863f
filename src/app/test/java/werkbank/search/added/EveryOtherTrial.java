package werkbank.search.added;

import java.util.List;
import java.util.function.IntSupplier;
import werkbank.experiment.Judge.Verdict;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.ledger.Ledger;
import werkbank.search.scheduler.Scheduler;
import werkbank.search.scheduler.SchedulerProvider;
import werkbank.space.SchedulerSpec;

/** All that it takes to add a scheduler: this class and a line that names it. Trials with even numbers end early. */
public final class EveryOtherTrial implements SchedulerProvider {
    private static final Option EPOCHS =
            Option.of("epochs", new Domain.Whole(1), 1, "After how many epochs every other trial ends.");

    @Override
    public Block declaration() {
        return Block.of("every-other", "Ends every other trial early.", EPOCHS);
    }

    @Override
    public SchedulerSpec.Order order() {
        return SchedulerSpec.Order.NO_OTHERS;
    }

    @Override
    public long epochs(Values options, int trials, int most) {
        int cut = trials / 2;
        return (long) (trials - cut) * most + (long) cut * Math.min(most, options.whole(EPOCHS.key()));
    }

    @Override
    public Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most) {
        int epochs = options.whole(EPOCHS.key());
        return new Scheduler() {
            @Override
            public List<Integer> rungs(int number) {
                return epochs < most.getAsInt() ? List.of(epochs) : List.of();
            }

            @Override
            public Verdict at(int number, int epoch) {
                return number % 2 == 0 ? Verdict.PRUNE : Verdict.GO_ON;
            }
        };
    }
}
