package werkbank.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.experiment.Search.Plan;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.PastStudy;
import werkbank.search.scheduler.Scheduler;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;

/**
 * The knowledge that a search has before its first trial. Results that can be compared with those of its own trials
 * are observations beside them. Others are studies of before, of which only the order counts: those on another scale,
 * those at a budget that no own trial is compared at, and all of them where there is a second objective or a limit on
 * results, which they don't tell. Trials that ended early have no place where the better ones of their source are
 * observations.
 */
final class Foreknowledge {
    private final SearchSpace space;
    private final SearchPlan plan;
    private final IntSupplier most;
    private final List<Integer> rungs;
    private final List<Observation> observations = new ArrayList<>();
    private final List<PastStudy> past = new ArrayList<>();
    private final List<SortedMap<String, Object>> configurations = new ArrayList<>();
    private final List<Map<String, Object>> first;
    /** Numbers below those of trials. */
    private int number;

    /**
     * Called while the ledger's monitor is held.
     *
     * @param most epochs of a trial at most
     */
    Foreknowledge(Plan plan, Scheduler scheduler, IntSupplier most) {
        this.space = plan.space();
        this.plan = space.search();
        this.most = most;
        this.rungs = scheduler.prunesAnywhere() ? List.of() : scheduler.rungs(1);
        KnownResults.of(this.plan, plan.before()).forEach(this::add);
        this.first = first(plan.before(), this.plan.warmStart().first());
    }

    private void add(KnownResults results) {
        boolean comparable = results.sameScale()
                && plan.cost().isEmpty()
                && plan.constraints().limits().isEmpty();
        List<KnownTrial> others = new ArrayList<>();
        int before = observations.size();
        for (KnownTrial trial : results.bestFirst()) {
            OptionalInt budget = comparable ? budget(trial) : OptionalInt.empty();
            budget.ifPresent(epochs -> observations.add(
                    observation(trial, new TreeMap<>(Map.of(epochs, loss(trial, results.loss(trial), Double.NaN))))));
            if (budget.isEmpty()) {
                others.add(trial);
            }
        }
        if (results.sameScale()) {
            results.trials().forEach(trial -> configurations.add(trial.parameters()));
        }
        // Without those that are observations the best of a source's worst would stand for its best.
        boolean lacksBest = observations.size() > before && others.stream().noneMatch(this::isWhole);
        if (!others.isEmpty() && !lacksBest) {
            past.add(study(results.source(), others));
        }
    }

    private boolean isWhole(KnownTrial trial) {
        return trial.whole() || trial.epochs().orElse(0) >= most.getAsInt();
    }

    /** The epochs at which own trials have values that a result can be compared with. */
    private OptionalInt budget(KnownTrial trial) {
        if (trial.value().isEmpty()) {
            return OptionalInt.empty();
        }
        if (isWhole(trial)) {
            return rungs.isEmpty() ? OptionalInt.of(Observation.TO_THE_END) : OptionalInt.empty();
        }
        // Errors are counted at the end of a trial alone.
        return plan.objective() == Objective.VAL_ERRORS
                ? OptionalInt.empty()
                : rungs.stream()
                        .mapToInt(Integer::intValue)
                        .filter(rung -> rung <= trial.epochs().orElse(0))
                        .max();
    }

    private PastStudy study(String name, List<KnownTrial> bestFirst) {
        List<Observation> trials = new ArrayList<>();
        for (KnownTrial trial : bestFirst) {
            trials.add(observation(trial, new TreeMap<>(Map.of(1, loss(trial, trials.size(), 0)))));
        }
        return new PastStudy(name, trials);
    }

    /** The loss of a trial; one that breaks a constraint is worse than all that keep them, however good its result is. */
    private BudgetedLoss loss(KnownTrial trial, double loss, double tie) {
        return new BudgetedLoss(loss, tie).beyond(keepsConstraints(trial) ? 0 : Double.POSITIVE_INFINITY);
    }

    /**
     * Whether a trial breaks no constraint. It may have no network for this study's images: it had one where it was trained,
     * so its result counts as any other.
     */
    private boolean keepsConstraints(KnownTrial trial) {
        return space.breach(trial.parameters()).isEmpty();
    }

    private Observation observation(KnownTrial trial, SortedMap<Integer, BudgetedLoss> values) {
        return new Observation(number--, trial.parameters(), values, true);
    }

    /**
     * The best configurations of the studies that the search learns from which keep its constraints: of each in turn, and
     * each once. What has no network here is among them, and passed over when they are to be tried.
     */
    private List<Map<String, Object>> first(List<KnownResults> before, int most) {
        List<List<KnownTrial>> studies = before.stream()
                .filter(results -> results.origin() == KnownResults.Origin.LEARNED)
                .map(results -> results.bestFirst().stream()
                        .filter(trial -> trial.whole() && keepsConstraints(trial))
                        .toList())
                .toList();
        int longest = studies.stream().mapToInt(List::size).max().orElse(0);
        return Stream.iterate(0, rank -> rank < longest, rank -> rank + 1)
                .flatMap(rank ->
                        studies.stream().filter(trials -> rank < trials.size()).map(trials -> trials.get(rank)))
                .<Map<String, Object>>map(KnownTrial::parameters)
                .distinct()
                .limit(most)
                .toList();
    }

    /** The results beside which the own trials are ranked. */
    List<Observation> observations() {
        return observations;
    }

    /** The studies whose own order is learned from. */
    List<PastStudy> past() {
        return past;
    }

    /** The configurations to be tried first, after what the user has enqueued. */
    List<Map<String, Object>> first() {
        return first;
    }

    /** The configurations that need no trial, since what they reach is known. */
    List<SortedMap<String, Object>> configurations() {
        return configurations;
    }
}
