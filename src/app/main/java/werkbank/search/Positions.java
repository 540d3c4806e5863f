package werkbank.search;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import werkbank.search.sampler.Sampler;

/**
 * Which position of a grid or a sequence comes next, so that each comes once. No trial's position is kept: it follows from
 * the configurations of the trials that are there. So enqueued trials, repeats, trials that a killed process lost and those
 * of former versions, which went by their numbers, leave no gap.
 */
final class Positions {
    /** Positions looked at in vain for each trial: few configurations may hide among many of a sequence. */
    private static final int MOST_IN_VAIN = 100;

    private final Sampler sampler;
    /** How many trials are still to be found at their positions. */
    private final Map<Map<String, Object>, Integer> made = new HashMap<>();

    private int position = 1;

    Positions(Sampler sampler) {
        this.sampler = sampler;
    }

    /** Counts another trial that the sampler has proposed. */
    void add(Map<String, Object> parameters) {
        made.merge(parameters, 1, Integer::sum);
    }

    /** The first position that the sampler has not proposed; empty when there is none. */
    OptionalInt next() {
        while (exists() && made.getOrDefault(configuration(), 0) > 0) {
            made.merge(configuration(), -1, Integer::sum);
            position++;
        }
        return exists() ? OptionalInt.of(position) : OptionalInt.empty();
    }

    /**
     * The first position with a configuration that no trial has had; empty when there is none. Where a sequence without
     * end finds none for long, it is the trial's own number.
     *
     * @param tried the configurations that a trial has had; they only become more
     */
    OptionalInt nextNew(Predicate<Map<String, Object>> tried, int number) {
        while (exists() && tried.test(configuration())) {
            if (position >= (long) MOST_IN_VAIN * number) {
                return OptionalInt.of(number);
            }
            position++;
        }
        return exists() ? OptionalInt.of(position) : OptionalInt.empty();
    }

    private boolean exists() {
        return sampler.size().isEmpty() || position <= sampler.size().getAsLong();
    }

    private Map<String, Object> configuration() {
        sampler.number(position);
        @SuppressWarnings("unchecked") // what Sampler promises
        Map<String, Object> configuration =
                (Map<String, Object>) sampler.getCandidate().getValue();
        return configuration;
    }
}
