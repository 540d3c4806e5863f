package werkbank.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import werkbank.experiment.trial.ParetoFront;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.AnnealingCredit;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.ledger.Ledger;
import werkbank.search.sampler.Observation;
import werkbank.search.scheduler.Scheduler;
import werkbank.space.Cost;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;

/** The observations that the ledger's trials give a sampler. */
final class Observations {
    private final SearchPlan plan;
    private final Scheduler scheduler;
    private final Objective compared;

    /** The observations of trials that have finished, by number: without a credit they don't change any more. */
    private final Map<Integer, Observation> finished = new HashMap<>();

    Observations(SearchPlan plan, Scheduler scheduler) {
        this.plan = plan;
        this.scheduler = scheduler;
        this.compared = compared(
                plan.objective(),
                !scheduler.prunesAnywhere() && !scheduler.rungs(1).isEmpty());
    }

    /** The objective on the scale of its values at rungs: an epoch's errors are not counted, only their share is known. */
    private static Objective compared(Objective objective, boolean atRungs) {
        return atRungs && objective == Objective.VAL_ERRORS ? Objective.VAL_ACCURACY : objective;
    }

    /**
     * Observes these trials, without the repeats of others; called while the ledger's monitor is held. Losses at rungs are
     * those with the credit that these trials tell.
     */
    List<Observation> of(Collection<Ledger.Entry> entries) {
        List<Ledger.Entry> originals =
                entries.stream().filter(entry -> !entry.isRepeat()).toList();
        AnnealingCredit credit = AnnealingCredit.of(
                originals.stream().filter(entry -> entry.epochs() > 0).toList());
        return plan.cost().map(cost -> ranked(originals, credit, cost)).orElseGet(() -> originals.stream()
                .map(entry -> observation(entry, credit))
                .toList());
    }

    /** Observes a trial of which nothing but its parameters may be known. */
    static Observation running(Ledger.Entry entry) {
        return new Observation(entry.number(), entry.proposal().parameters(), new TreeMap<>(), false);
    }

    private Observation observation(Ledger.Entry entry, AnnealingCredit credit) {
        Observation known = credit.isNone() ? finished.get(entry.number()) : null;
        if (known != null) {
            return known;
        }
        Observation observation = observation(entry, values(entry, credit));
        if (observation.ended() && credit.isNone()) {
            finished.put(entry.number(), observation);
        }
        return observation;
    }

    private static Observation observation(Ledger.Entry entry, SortedMap<Integer, BudgetedLoss> values) {
        return new Observation(
                entry.number(),
                entry.proposal().parameters(),
                values,
                entry.state().isFinished());
    }

    private List<Observation> ranked(List<Ledger.Entry> entries, AnnealingCredit credit, Cost cost) {
        Map<Integer, SortedMap<Integer, BudgetedLoss>> values = new HashMap<>();
        entries.forEach(entry -> values.put(entry.number(), values(entry, credit)));
        rank(entries, values, cost);
        return entries.stream()
                .map(entry -> observation(entry, values.get(entry.number())))
                .toList();
    }

    /**
     * The values of a trial, none of one that failed, however far it had come. A pruned trial's last value counts as its
     * end's only where there are no rungs to compare it at.
     */
    private SortedMap<Integer, BudgetedLoss> values(Ledger.Entry entry, AnnealingCredit credit) {
        SortedMap<Integer, BudgetedLoss> values = new TreeMap<>();
        if (!entry.state().mayHaveOutcome()) {
            return values;
        }
        if (!scheduler.prunesAnywhere()) {
            for (int rung : scheduler.rungs(entry.number())) {
                entry.value(rung).ifPresent(value -> values.put(rung, credit.credited(entry, rung)));
            }
        }
        boolean ended = entry.state() == TrialState.COMPLETE
                || entry.state() == TrialState.PRUNED && scheduler.prunesAnywhere();
        if (ended && entry.outcome().isPresent()) {
            values.put(Observation.TO_THE_END, entry.reached(compared));
        }
        return values;
    }

    /**
     * Ranks trials with a second objective: one is as good as its front, and on one front the objective decides. Those that
     * break a constraint are on no front; how far they do puts them in order.
     */
    private static void rank(
            List<Ledger.Entry> entries, Map<Integer, SortedMap<Integer, BudgetedLoss>> values, Cost cost) {
        List<Integer> budgets = values.values().stream()
                .flatMap(own -> own.keySet().stream())
                .distinct()
                .toList();
        for (int budget : budgets) {
            List<ParetoFront.Point<Integer>> points = new ArrayList<>();
            for (Ledger.Entry entry : entries) {
                Optional.ofNullable(values.get(entry.number()).get(budget))
                        .filter(BudgetedLoss::isFeasible)
                        .ifPresent(value -> {
                            double costs = entry.outcome()
                                    .map(outcome -> outcome.value(cost))
                                    .orElse(Double.NaN);
                            points.add(new ParetoFront.Point<>(entry.number(), value.loss(), costs));
                        });
            }
            int rank = 0;
            for (List<ParetoFront.Point<Integer>> front : ParetoFront.fronts(points)) {
                for (ParetoFront.Point<Integer> point : front) {
                    values.get(point.of()).put(budget, new BudgetedLoss(rank, point.loss()));
                }
                rank++;
            }
        }
    }
}
