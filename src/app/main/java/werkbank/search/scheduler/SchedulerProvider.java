package werkbank.search.scheduler;

import java.util.function.IntSupplier;
import werkbank.option.Declared;
import werkbank.option.Values;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/**
 * A kind of scheduler that a search space may name. Implementations have a public constructor without parameters and are
 * found by {@link java.util.ServiceLoader}; the reader of spaces, {@code check}, the progress, the report, the schema and
 * the reference page know of a scheduler only what it says here. {@code SchedulerContract} is what each has to pass.
 */
public interface SchedulerProvider extends Declared {

    /** Whether trials stop at rungs, where most of them stay. */
    default boolean hasRungs() {
        return false;
    }

    /** On which trials its decisions depend. */
    SchedulerSpec.Order order();

    /**
     * How many epochs all trials train together, as far as that is known before.
     *
     * @param trials of the study, at least 1
     * @param most epochs of a trial, at least 1
     */
    default long epochs(Values options, int trials, int most) {
        return (long) trials * most;
    }

    /**
     * Makes a scheduler of one study.
     *
     * @param options a value for each option, in its domain
     * @param ledger of the study's trials
     * @param trials of the study, without repeats
     * @param most epochs that a trial has at most; asked for only where it matters
     */
    Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most);

    /** What a study keeps of it. */
    default SchedulerSpec spec(Values options) {
        return new SchedulerSpec(declaration().name(), options, words(options), hasRungs(), order());
    }
}
