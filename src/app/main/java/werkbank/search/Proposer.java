package werkbank.search;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import werkbank.WerkbankException;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.search.ledger.Ledger;
import werkbank.search.sampler.ParameterSpaces;
import werkbank.search.sampler.Sampler;
import werkbank.search.scheduler.Scheduler;
import werkbank.space.Parameter;

/**
 * The configurations of a study's new trials. One depends on the study's seed and its number, on what the sampler may see
 * of other trials, and on the configurations before it, which it doesn't propose again. A grid and a sequence are gone
 * through in order, whatever numbers their trials have.
 */
final class Proposer {
    /** A space with few configurations runs out of new ones. */
    private static final int MOST_DRAWS = 100;

    /** Uniform configurations among which a new one is looked for, where the sampler's are all known. */
    private static final int MOST_UNIFORM = 1000;

    private final Plan plan;
    private final Sampler sampler;
    private final Ledger ledger;
    private final Scheduler scheduler;
    private final boolean redraws;
    private final Set<Map<String, Object>> proposed = new HashSet<>();
    private final Positions positions;
    /** The configurations that are tried first: the user's, then the best of the studies that the search learns from. */
    private final List<Map<String, Object>> enqueued;

    private final LazyRepair repair;

    Proposer(Plan plan, Sampler sampler, Ledger ledger, Scheduler scheduler, Foreknowledge before) {
        this.plan = plan;
        this.sampler = sampler;
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.redraws = plan.space().search().redraw();
        this.positions = new Positions(sampler, plan.space()::allows);
        this.repair = new LazyRepair(plan.space());
        List<Map<String, Object>> wanted = plan.space().search().enqueue();
        // What the user names twice is tried twice.
        this.enqueued = Stream.concat(
                        wanted.stream(),
                        before.first().stream()
                                .filter(best -> plan.space().allows(best) && !wanted.contains(best))
                                .distinct())
                .toList();
        proposed.addAll(before.configurations());
        for (Trial trial : plan.known()) {
            note(trial.number(), trial.parameters(), trial.isRepeat());
        }
    }

    private void note(int number, Map<String, Object> parameters, boolean isRepeat) {
        proposed.add(parameters);
        if (!isRepeat && wanted(number).isEmpty()) {
            positions.add(parameters);
        }
    }

    /** Whether there is a proposal for this number: what the user asked for, or what the sampler still has. */
    boolean has(int number) {
        return !sampler.isSequence()
                || wanted(number).isPresent()
                || position(number).isPresent();
    }

    /** @throws WerkbankException when no parameters can be proposed */
    Proposal propose(int number) {
        Optional<Map<String, Object>> wanted = wanted(number);
        SortedMap<String, Object> parameters = wanted.isPresent() ? completed(number, wanted.get()) : sampled(number);
        note(number, parameters, false);
        return new Proposal(number, parameters, Optional.empty());
    }

    /** The enqueued configuration of this number. Repeats use numbers up, but nothing that is to be tried. */
    private Optional<Map<String, Object>> wanted(int number) {
        int position = ledger.position(number);
        return position <= enqueued.size() ? Optional.of(enqueued.get(position - 1)) : Optional.empty();
    }

    private OptionalInt position(int number) {
        return redraws ? positions.nextNew(proposed::contains, number) : positions.next();
    }

    private SortedMap<String, Object> sampled(int number) {
        long seed = TrialSeeds.of(plan.seed(), number).proposal();
        if (sampler.isSequence()) {
            return draw(number, position(number).orElseThrow(), seed);
        }
        SortedMap<String, Object> parameters = draw(number, number, seed);
        boolean allowed = plan.space().allows(parameters);
        Optional<SortedMap<String, Object>> former = Optional.empty();
        for (int draw = 1; draw < MOST_DRAWS && !(allowed && isWanted(parameters)); draw++) {
            former = allowed ? Optional.of(parameters) : former;
            int place = place(number, draw, former.isPresent());
            parameters = draw(number, place, TrialSeeds.of(seed, draw).proposal());
            allowed = plan.space().allows(parameters);
        }
        if (allowed && isWanted(parameters)) {
            return parameters;
        }
        Optional<SortedMap<String, Object>> known = allowed ? Optional.of(parameters) : former;
        return known.isPresent() ? uniform(seed).orElse(known.get()) : repair.repaired(parameters);
    }

    /** A new configuration that is allowed, drawn uniformly; empty when none was found. */
    private Optional<SortedMap<String, Object>> uniform(long seed) {
        return IntStream.range(MOST_DRAWS, MOST_DRAWS + MOST_UNIFORM)
                .mapToObj(draw -> completed(
                        Map.of(), new TreeMap<>(), TrialSeeds.of(seed, draw).proposal()))
                .filter(values -> isWanted(values) && plan.space().allows(values))
                .findFirst();
    }

    /**
     * The number for which a sampler draws again. What it proposes for the first trial may be the same whatever the
     * seed: one that is known already gives way to another number's, one that is forbidden stays, to be moved.
     *
     * @param wasAllowed whether a draw before was allowed, and so is known
     */
    private static int place(int number, int draw, boolean wasAllowed) {
        return number == 1 && wasAllowed ? 1 + draw : number;
    }

    private boolean isWanted(Map<String, Object> parameters) {
        return !(redraws && proposed.contains(parameters));
    }

    /**
     * Adds values of the sampler's for what the user left open; this doesn't count as one of its proposals. What breaks a
     * constraint however it is completed is left to the study, which doesn't train it.
     */
    private SortedMap<String, Object> completed(int number, Map<String, Object> wanted) {
        long seed = TrialSeeds.of(plan.seed(), number).proposal();
        SortedMap<String, Object> completed = completed(number, number, wanted, seed);
        for (int draw = 1; draw < MOST_DRAWS && !plan.space().allows(completed); draw++) {
            completed = completed(
                    number, number + draw, wanted, TrialSeeds.of(seed, draw).proposal());
        }
        return completed;
    }

    private SortedMap<String, Object> completed(int number, long place, Map<String, Object> wanted, long seed) {
        long somewhere = (place - 1) % sampler.size().orElse(Integer.MAX_VALUE) + 1;
        return completed(wanted, draw(number, (int) somewhere, seed), seed);
    }

    private SortedMap<String, Object> draw(int number, int position, long seed) {
        sampler.number(position);
        sampler.startsAt(scheduler.startingRung(number), scheduler.reduction());
        sampler.setRngSeed(seed);
        @SuppressWarnings("unchecked") // the sampler was made for our space
        Candidate<SortedMap<String, Object>> candidate = sampler.getCandidate();
        // The runner would count such a candidate as failed, and ask for the next.
        if (candidate.getException() != null) {
            throw new WerkbankException(
                    "no parameters could be proposed for trial " + number, candidate.getException());
        }
        return candidate.getValue();
    }

    /** Adds values as sampled, or uniform ones where the sampler has none, since the parameter was inactive there. */
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
