package werkbank.search.scheduler;

import java.util.function.IntSupplier;
import werkbank.option.Values;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerKind;

/**
 * A kind of scheduler that a search can use. Implementations have a public constructor without parameters and are found by
 * {@link java.util.ServiceLoader} as a {@link SchedulerKind}; {@code SchedulerContract} is what each has to pass.
 */
public interface SchedulerProvider extends SchedulerKind {

    /**
     * Makes a scheduler of one study.
     *
     * @param options a value for each option, in its domain
     * @param ledger of the study's trials
     * @param trials of the study, without repeats
     * @param most epochs that a trial has at most; asked for only where it matters
     */
    Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most);
}
