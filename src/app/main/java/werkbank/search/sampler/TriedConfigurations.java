package werkbank.search.sampler;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The configurations that trials have had, kept from proposal to proposal. */
final class TriedConfigurations {
    private final Set<Map<String, Object>> configurations = new HashSet<>();
    private List<Observation> trials = List.of();

    /** Replaces the trials by these; only those that are new are looked at where the others are still there. */
    void see(List<Observation> now) {
        int before = trials.size();
        boolean isMore = before <= now.size()
                && IntStream.range(0, before)
                        .allMatch(i -> now.get(i).number() == trials.get(i).number());
        if (!isMore) {
            configurations.clear();
        }
        now.subList(isMore ? before : 0, now.size()).forEach(trial -> configurations.add(trial.parameters()));
        trials = List.copyOf(now);
    }

    /** Whether a trial has had this configuration. */
    boolean contain(Map<String, Object> configuration) {
        return configurations.contains(configuration);
    }
}
