package werkbank.search.scheduler;

import java.util.Map;
import java.util.function.IntSupplier;
import werkbank.experiment.Search.Plan;
import werkbank.option.Kinds;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerKind;
import werkbank.space.SchedulerSpec;

/** The schedulers that there are. */
public final class Schedulers {
    private Schedulers() {}

    /** Finds all kinds of schedulers. */
    public static Kinds<SchedulerProvider> kinds() {
        return Kinds.load("scheduler", SchedulerKind.class).as(SchedulerProvider.class);
    }

    /**
     * A scheduler with some options given and the others at their defaults.
     *
     * @param name as {@code scheduler:} takes it
     * @param given values by option
     * @throws IllegalArgumentException when there is no such scheduler or option, or a value is none of the option's
     */
    public static SchedulerSpec spec(String name, Map<String, ?> given) {
        SchedulerProvider kind = kinds().named(name);
        return kind.spec(kind.declaration().values(given));
    }

    /**
     * Makes the scheduler that a study has chosen; parameters as of {@link SchedulerProvider#create}.
     *
     * @throws IllegalArgumentException when there is no such scheduler
     */
    public static Scheduler create(SchedulerSpec spec, Ledger ledger, int trials, IntSupplier most) {
        return kinds().named(spec.name()).create(spec.options(), ledger, trials, most);
    }

    /**
     * Makes the scheduler of a search, which minds its time limit.
     *
     * @param most epochs of a trial
     * @throws IllegalArgumentException when there is no such scheduler
     */
    public static Scheduler create(Plan plan, Ledger ledger, IntSupplier most) {
        Scheduler scheduler = create(plan.space().search().scheduler(), ledger, plan.trials(), most);
        return BestInTime.of(scheduler, ledger, plan);
    }
}
