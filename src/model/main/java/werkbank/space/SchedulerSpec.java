package werkbank.space;

import java.util.Map;
import werkbank.option.Values;

/**
 * The scheduler that a study has chosen: which trials get their whole budget of epochs, and which are ended before.
 *
 * @param name as {@code scheduler:} takes it
 * @param options a value for each of its options
 * @param words for people, for instance {@code asha, first rung after 1 epoch, then each 3 times as many}
 * @param hasRungs whether trials stop at rungs and may go on later
 * @param order on which trials its decisions depend
 */
public record SchedulerSpec(String name, Values options, String words, boolean hasRungs, Order order) {
    /** The factor by which trials become fewer from a rung to the next where nothing says so. */
    public static final int USUAL_REDUCTION = 3;

    /** Every trial gets all its epochs. */
    public static final SchedulerSpec NONE = new SchedulerSpec(
            "none", new Values(Map.of()), "none, every trial gets all its epochs", false, Order.NO_OTHERS);

    /** Leaves the scheduler to be chosen when a study begins: what a space gets that names neither it nor a sampler. */
    public static final SchedulerSpec AUTO =
            new SchedulerSpec("auto", new Values(Map.of()), "auto", true, Order.ARRIVAL);

    /** Whether it is still to be chosen. */
    public boolean isOpen() {
        return name.equals(AUTO.name);
    }

    /** Whether it decides the same, whatever its words. */
    public boolean isLike(SchedulerSpec other) {
        return name.equals(other.name) && options.equals(other.options);
    }

    /** The trials that a decision depends on, and so whether the number of workers changes it. */
    public enum Order {
        /** A trial gets its epochs whatever becomes of others. */
        NO_OTHERS,
        /** A trial is compared with all others of the study, once all have come as far. */
        ALL,
        /** A trial is compared with those that happen to have come as far. */
        ARRIVAL,
        /**
         * A trial is compared with the same others on any number of workers, and a sampler that learns waits for the same
         * trials.
         */
        FIXED
    }
}
