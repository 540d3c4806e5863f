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

    /** Positions passed over one after the other that break a constraint, after which a grid is taken to be over. */
    private static final int MOST_LEFT_OUT = 100_000;

    private final Sampler sampler;
    private final Predicate<Map<String, Object>> allowed;
    /** How many trials are still to be found at their positions. */
    private final Map<Map<String, Object>, Integer> made = new HashMap<>();

    private int position = 1;
    /** Positions before the present one that break a constraint. */
    private int leftOut;
    /** The last position that is known to break none. */
    private int kept;

    private boolean isOver;

    /** @param allowed of a configuration, whether it breaks no constraint: those that do are left out */
    Positions(Sampler sampler, Predicate<Map<String, Object>> allowed) {
        this.sampler = sampler;
        this.allowed = allowed;
    }

    /** Counts another trial that the sampler has proposed. */
    void add(Map<String, Object> parameters) {
        made.merge(parameters, 1, Integer::sum);
    }

    /** The first position that the sampler has not proposed; empty when there is none. */
    OptionalInt next() {
        leaveOut();
        while (exists() && made.getOrDefault(configuration(), 0) > 0) {
            made.merge(configuration(), -1, Integer::sum);
            position++;
            leaveOut();
        }
        return exists() ? OptionalInt.of(position) : OptionalInt.empty();
    }

    /**
     * The first position with a configuration that no trial has had; empty when there is none. Where a sequence without
     * end finds none for long, it is the trial's own number, or the present one where that breaks a constraint.
     *
     * @param tried the configurations that a trial has had; they only become more
     */
    OptionalInt nextNew(Predicate<Map<String, Object>> tried, int number) {
        leaveOut();
        while (exists() && tried.test(configuration())) {
            if (sampler.size().isEmpty() && position - leftOut >= (long) MOST_IN_VAIN * number) {
                return OptionalInt.of(allowed.test(configuration(number)) ? number : position);
            }
            position++;
            leaveOut();
        }
        return exists() ? OptionalInt.of(position) : OptionalInt.empty();
    }

    /** Goes on to the next position that breaks no constraint. */
    private void leaveOut() {
        int before = leftOut;
        while (exists() && position != kept) {
            if (allowed.test(configuration())) {
                kept = position;
            } else {
                leftOut++;
                position++;
                isOver = leftOut - before > MOST_LEFT_OUT;
            }
        }
    }

    private boolean exists() {
        return !isOver
                && (sampler.size().isEmpty() || position <= sampler.size().getAsLong());
    }

    private Map<String, Object> configuration() {
        return configuration(position);
    }

    private Map<String, Object> configuration(int place) {
        sampler.number(place);
        @SuppressWarnings("unchecked") // what Sampler promises
        Map<String, Object> configuration =
                (Map<String, Object>) sampler.getCandidate().getValue();
        return configuration;
    }
}
