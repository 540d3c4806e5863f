package werkbank.search.scheduler;

import java.util.List;
import java.util.function.IntSupplier;
import werkbank.experiment.Judge.Verdict;
import werkbank.option.Block;
import werkbank.option.Values;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/** Every trial gets all its epochs. */
public final class Unscheduled implements SchedulerProvider {
    @Override
    public Block declaration() {
        return Block.of(SchedulerSpec.NONE.name(), "Every trial gets all its epochs.");
    }

    @Override
    public String takeItWhen() {
        return "trials are few or short";
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public String words(Values options) {
        return SchedulerSpec.NONE.words();
    }

    @Override
    public SchedulerSpec.Order order() {
        return SchedulerSpec.Order.NO_OTHERS;
    }

    @Override
    public Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most) {
        return new ToTheEnd();
    }

    private static final class ToTheEnd implements Scheduler {
        @Override
        public List<Integer> rungs(int number) {
            return List.of();
        }

        @Override
        public Verdict at(int number, int epoch) {
            return Verdict.GO_ON;
        }
    }
}
