package werkbank.search.sampler;

import java.util.OptionalLong;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;

/**
 * An Arbiter generator whose candidates are configurations: sorted maps from the names of the active parameters to
 * their values. A candidate depends on the number and the seed that were set before it, and on what the sampler can see
 * of other trials; never on the candidates that it gave before.
 */
public interface Sampler extends CandidateGenerator {

    /**
     * Sets which of the sampler's own proposals the next candidate is. Samplers for which the position says nothing
     * ignore it.
     *
     * @param number from 1
     */
    default void number(int number) {}

    /**
     * Sets at which of the scheduler's rungs the next candidate's trial starts. Samplers for which it says nothing ignore
     * it.
     *
     * @param rung from 0, the one of the fewest epochs
     * @param reduction one in how many trials goes on from a rung to the next, at least 2
     */
    default void startsAt(int rung, int reduction) {}

    /** Whether a candidate depends on its number alone, so that each number is to be proposed once. */
    default boolean isSequence() {
        return false;
    }

    /** How many candidates there are: the proposals 1 to size. Empty when there is no end. */
    default OptionalLong size() {
        return OptionalLong.empty();
    }
}
