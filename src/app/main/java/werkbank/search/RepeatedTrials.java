package werkbank.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.Ledger;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;

/**
 * The best trials of a search, which are trained again with other seeds: each with the first further seed, then each with
 * the second. They come in the order in which it is certain of them if trials end in the order of their numbers: when three
 * are to be repeated and one has still to end, the best two of the others are among the three. So workers need not wait
 * for the last trials, and a repeat gets the same number however many workers there are. Of the trials that have one
 * configuration one is repeated: the best when it is certain that the configuration is among them, also where another
 * becomes better when the study is made longer.
 *
 * <p>In a race those that are clearly worse get no further seed: once all that are in it have one more, it is decided who
 * stays. It ends with the last seed, or when one is left.
 */
final class RepeatedTrials {
    private final Objective objective;
    private final SearchPlan.Repeats repeats;
    private final TrialTask task;
    private final Map<Round, List<Integer>> decided = new HashMap<>();

    /** @param task that decides races */
    RepeatedTrials(SearchPlan plan, TrialTask task) {
        this.objective = plan.objective();
        this.repeats = plan.repeats();
        this.task = task;
    }

    private record Round(int number, List<Integer> racing) {}

    /**
     * The next repeat that the study lacks, as far as it is certain; called while the ledger's monitor is held, when all
     * trials that repeat no other have begun.
     */
    Optional<Proposal> next(Ledger ledger) {
        List<Ledger.Entry> originals = ledger.originals().toList();
        int ended = (int) originals.stream()
                .takeWhile(entry -> entry.state().isFinished())
                .count();
        Collection<Ledger.Entry> finalists = certain(originals, ended).stream()
                .map(best -> repeated(ledger, best).orElse(best))
                .toList();
        boolean allEnded = ended == originals.size();
        int seeds = allEnded ? repeats.seeds() : Math.min(1, repeats.seeds());
        for (int seed = 1; seed <= seeds; seed++) {
            for (Ledger.Entry finalist : finalists) {
                if (count(ledger, finalist) < seed) {
                    return Optional.of(new Proposal(
                            ledger.next(), finalist.proposal().parameters(), Optional.of(finalist.number())));
                }
            }
            if (repeats.race().isPresent()) {
                if (finalists.size() < 2 || !allEnded || !haveEnded(ledger)) {
                    return Optional.empty();
                }
                finalists = staying(seed, finalists);
                if (finalists.size() < 2) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static boolean haveEnded(Ledger ledger) {
        return ledger.all().stream().filter(Ledger.Entry::isRepeat).allMatch(entry -> entry.state()
                .isFinished());
    }

    private Collection<Ledger.Entry> staying(int seed, Collection<Ledger.Entry> racing) {
        Round round = new Round(seed, racing.stream().map(Ledger.Entry::number).toList());
        List<Integer> dropped = decided.computeIfAbsent(round, one -> task.dropped(one.number, one.racing));
        return racing.stream()
                .filter(entry -> !dropped.contains(entry.number()))
                .toList();
    }

    /** @param ended how many of the trials, from the first on, have finished */
    private Collection<Ledger.Entry> certain(List<Ledger.Entry> originals, int ended) {
        Map<Map<String, Object>, Ledger.Entry> certain = new LinkedHashMap<>();
        for (int first = Math.max(1, originals.size() - repeats.top() + 1); first <= ended; first++) {
            int toCome = originals.size() - first;
            best(originals.subList(0, first))
                    .limit(repeats.top() - toCome)
                    .forEach(entry -> certain.putIfAbsent(configuration(entry), entry));
        }
        return certain.values();
    }

    /** Sorts the best trials of their configurations that keep the constraints, the best first. */
    private Stream<Ledger.Entry> best(List<Ledger.Entry> some) {
        Set<Map<String, Object>> before = new HashSet<>();
        return some.stream()
                .filter(entry -> entry.state() == TrialState.COMPLETE
                        && entry.reached(objective).isFeasible())
                .sorted(Comparator.comparing((Ledger.Entry entry) -> entry.reached(objective))
                        .thenComparingInt(Ledger.Entry::number))
                .filter(entry -> before.add(configuration(entry)));
    }

    /** How often the configuration has been repeated, by whichever of its trials. */
    private static long count(Ledger ledger, Ledger.Entry finalist) {
        return repeats(ledger, finalist).count();
    }

    /** The trial of the same configuration that has been repeated; empty before one has. */
    private static Optional<Ledger.Entry> repeated(Ledger ledger, Ledger.Entry finalist) {
        return repeats(ledger, finalist)
                .flatMap(repeat -> repeat.proposal().repeats().stream())
                .findFirst()
                .map(ledger::entry);
    }

    private static Stream<Ledger.Entry> repeats(Ledger ledger, Ledger.Entry finalist) {
        return ledger.all().stream()
                .filter(entry -> entry.isRepeat() && configuration(entry).equals(configuration(finalist)));
    }

    private static Map<String, Object> configuration(Ledger.Entry entry) {
        return entry.proposal().parameters();
    }
}
