package werkbank.search.scheduler;

import java.util.function.IntSupplier;
import werkbank.option.Block;
import werkbank.option.Values;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/**
 * Stands for the scheduler that {@link SchedulerChoice} chooses. A study puts that one in its place before it begins;
 * without a study, it is the choice for an ensemble of the usual size.
 */
public final class AutoScheduler implements SchedulerProvider {
    private static final String NAME = SchedulerSpec.AUTO.name();

    @Override
    public Block declaration() {
        return Block.of(
                NAME,
                "Chooses one of the others by the number of trials, their epochs, the workers and the ensemble, and says"
                        + " why.");
    }

    @Override
    public String takeItWhen() {
        return "you would rather not choose; the study keeps what was chosen when it began";
    }

    @Override
    public int rank() {
        return 7;
    }

    @Override
    public String words(Values options) {
        return NAME;
    }

    @Override
    public boolean hasRungs() {
        return SchedulerSpec.AUTO.hasRungs();
    }

    @Override
    public SchedulerSpec.Order order() {
        return SchedulerSpec.AUTO.order();
    }

    @Override
    public long epochs(Values options, int trials, int most) {
        SchedulerSpec chosen = chosen(trials, most);
        return Schedulers.kinds().named(chosen.name()).epochs(chosen.options(), trials, most);
    }

    @Override
    public Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most) {
        return Schedulers.create(chosen(trials, most.getAsInt()), ledger, trials, most);
    }

    private static SchedulerSpec chosen(int trials, int most) {
        return SchedulerChoice.of(trials, 1, most, SchedulerChoice.USUAL_MEMBERS)
                .spec();
    }
}
