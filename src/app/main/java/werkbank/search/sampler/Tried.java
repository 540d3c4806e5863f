package werkbank.search.sampler;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The configurations that trials have had, kept from proposal to proposal.
 *
 * @param <C> what a configuration is told by
 */
final class Tried<C> {
    private final Function<Observation, C> configuration;
    private final Set<C> configurations = new HashSet<>();
    private List<Observation> trials = List.of();

    /** @param configuration of a trial, always the same */
    Tried(Function<Observation, C> configuration) {
        this.configuration = configuration;
    }

    /** Replaces the trials by these; only those that are new are looked at where the others are still there. */
    void see(List<Observation> now) {
        int before = trials.size();
        boolean isMore = before <= now.size()
                && IntStream.range(0, before)
                        .allMatch(i -> now.get(i).number() == trials.get(i).number());
        if (!isMore) {
            configurations.clear();
        }
        now.subList(isMore ? before : 0, now.size()).forEach(trial -> configurations.add(configuration.apply(trial)));
        trials = List.copyOf(now);
    }

    /** Whether a trial has had this configuration. */
    boolean contain(C one) {
        return configurations.contains(one);
    }
}
