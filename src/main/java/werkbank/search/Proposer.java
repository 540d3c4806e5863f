package werkbank.search;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import werkbank.WerkbankException;
import werkbank.experiment.Proposal;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.TrialSeeds;
import werkbank.space.Parameter;

/**
 * The configurations of a study's new trials. One depends on the study's seed and its number, on what the sampler may see
 * of other trials, and on the configurations before it, which it doesn't propose again.
 */
final class Proposer {
    /** A space with few configurations runs out of new ones. */
    private static final int MOST_DRAWS = 100;

    private final Plan plan;
    private final Sampler sampler;
    private final Set<Map<String, Object>> proposed = new HashSet<>();

    Proposer(Plan plan, Sampler sampler) {
        this.plan = plan;
        this.sampler = sampler;
        plan.known().forEach(trial -> proposed.add(trial.parameters()));
    }

    /** Whether the sampler has a proposal of this number. */
    boolean has(int number) {
        return sampler.size().isEmpty() || number <= sampler.size().getAsLong();
    }

    /** @throws WerkbankException when no parameters can be proposed */
    Proposal propose(int number) {
        long seed = TrialSeeds.of(plan.seed(), number).proposal();
        SortedMap<String, Object> parameters = draw(number, seed);
        for (int draw = 1; draw < MOST_DRAWS && isToBeDrawnAgain(number, parameters); draw++) {
            parameters = draw(number, TrialSeeds.of(seed, draw).proposal());
        }
        proposed.add(parameters);
        return new Proposal(number, parameters, Optional.empty());
    }

    /** A position in a grid or a sequence has no other configuration, and what the user asked for is not to be changed. */
    private boolean isToBeDrawnAgain(int number, SortedMap<String, Object> parameters) {
        return plan.space().search().redraw() && wanted(number).isEmpty() && proposed.contains(parameters);
    }

    private Map<String, Object> wanted(int number) {
        List<Map<String, Object>> enqueued = plan.space().search().enqueue();
        return number <= enqueued.size() ? enqueued.get(number - 1) : Map.of();
    }

    private SortedMap<String, Object> draw(int number, long seed) {
        sampler.number(number);
        sampler.setRngSeed(seed);
        @SuppressWarnings("unchecked") // the sampler was made for our space
        Candidate<SortedMap<String, Object>> candidate = sampler.getCandidate();
        // The runner would count such a candidate as failed, and ask for the next.
        if (candidate.getException() != null) {
            throw new WerkbankException(
                    "no parameters could be proposed for trial " + number, candidate.getException());
        }
        Map<String, Object> wanted = wanted(number);
        return wanted.isEmpty() ? candidate.getValue() : completed(wanted, candidate.getValue(), seed);
    }

    /** What the user has not said is as the sampler says, or uniform where it doesn't, since it was inactive there. */
    private SortedMap<String, Object> completed(Map<String, Object> wanted, Map<String, Object> sampled, long seed) {
        Random random = new Random(seed);
        SortedMap<String, Object> values = new TreeMap<>();
        for (Parameter parameter : plan.space().parameters()) {
            if (parameter.isActive(values)) {
                String name = parameter.name();
                Object other = Optional.ofNullable(sampled.get(name))
                        .orElseGet(() -> ParameterSpaces.uniform(parameter, random));
                values.put(name, wanted.getOrDefault(name, other));
            }
        }
        return values;
    }
}
