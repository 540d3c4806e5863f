package werkbank.space;

import werkbank.option.Declared;
import werkbank.option.Values;

/**
 * A kind of scheduler, as far as a search space, {@code check}, progress, report, schema and reference page know it.
 * Kinds are found by {@link java.util.ServiceLoader}; a search wants them to make schedulers too.
 */
public interface SchedulerKind extends Declared {

    /** Whether trials stop at rungs, where most of them stay. */
    default boolean hasRungs() {
        return false;
    }

    /** Says which other trials the scheduler's decisions depend on. */
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

    /** The description of the scheduler that a study keeps. */
    default SchedulerSpec spec(Values options) {
        return new SchedulerSpec(declaration().name(), options, words(options), hasRungs(), order());
    }
}
