package werkbank.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SortedMap;
import werkbank.experiment.Judge;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.Ledger;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.Samplers;
import werkbank.search.scheduler.Scheduler;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;

/**
 * A search as {@link ArbiterSearch} does it, with the same candidates, judges, ledger, sampler and scheduler, but on one
 * thread and a virtual clock: an epoch takes each worker one unit of time, and its figures are known before. What ends at
 * the same time ends in the order in which it began.
 */
public final class VirtualSearch {
    private final Trainings trainings;
    private final int epochs;
    private final Objective objective;
    private final Ledger ledger;
    private final Scheduler scheduler;
    private final StudyCandidates candidates;
    private final Map<Integer, Training> begun = new HashMap<>();
    private final Queue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::ends).thenComparingLong(Step::order));
    private final List<Epoch> spent = new ArrayList<>();
    private long now;
    private long order;

    /** What trainings would show. */
    public interface Trainings {
        /**
         * The epochs of a configuration, from the first on; one with fewer than a trial has diverges in the epoch after
         * its last.
         */
        List<EpochMetrics> curve(SortedMap<String, Object> parameters);
    }

    /**
     * An epoch that a worker trained.
     *
     * @param trial its number
     * @param number of the epoch in its trial, from 1
     * @param time at which it ended, in epochs
     * @param loss of the objective, lower is better; not a number when the trial diverged
     */
    public record Epoch(int trial, int number, long time, double loss) {}

    private record Training(Proposal proposal, List<EpochMetrics> curve) {
        int number() {
            return proposal.number();
        }
    }

    private record Step(Training training, int epoch, Judge judge, long ends, long order) {}

    /** The search starts no process and has no store: there is nothing to run and nothing to prune. */
    private static final TrialTask NOTHING = new TrialTask() {
        @Override
        public TrialResult run(Proposal proposal, Judge judge) {
            throw new UnsupportedOperationException("trials are stepped through");
        }

        @Override
        public void prune(int number) {}
    };

    /** @param epochs of a trial that trains to its end */
    public VirtualSearch(Plan plan, Trainings trainings, int epochs) {
        SearchPlan how = plan.space().search();
        this.trainings = trainings;
        this.epochs = epochs;
        this.objective = how.objective();
        this.ledger = new Ledger(plan);
        this.scheduler = Schedulers.create(how.scheduler(), ledger, plan.trials(), () -> epochs);
        VisibleTrials visible = new VisibleTrials(plan, ledger, scheduler);
        Sampler sampler =
                Samplers.create(plan.space().sampler(), plan.space().parameters(), visible::observations, plan.seed());
        this.candidates = new StudyCandidates(
                plan, ledger, scheduler, sampler, visible::basis, NOTHING, new RunningTrials(plan.stop()));
    }

    /**
     * Searches until the workers have trained so many epochs together, or nothing is left.
     *
     * @return the epochs in the order of their ends
     */
    public List<Epoch> run(int budget) {
        while (spent.size() < budget) {
            while (candidates.hasMoreCandidates()) {
                begin((Proposal) candidates.getCandidate().getValue());
            }
            if (steps.isEmpty()) {
                break;
            }
            Step step = steps.remove();
            now = step.ends();
            end(step);
        }
        return List.copyOf(spent);
    }

    private void begin(Proposal proposal) {
        Training training = begun.computeIfAbsent(
                proposal.number(), number -> new Training(proposal, trainings.curve(proposal.parameters())));
        int done = ledger.entry(proposal.number()).epochs();
        Judge judge = new LedgerJudge(proposal.number(), ledger, scheduler);
        judge.started(training.curve().subList(0, done));
        next(training, done + 1, judge);
    }

    private void next(Training training, int epoch, Judge judge) {
        steps.add(new Step(training, epoch, judge, now + 1, order++));
    }

    private void end(Step step) {
        Training training = step.training();
        if (step.epoch() > training.curve().size()) {
            spent.add(new Epoch(training.number(), step.epoch(), now, Double.NaN));
            ledger.ended(training.number(), diverged(step.epoch()));
            return;
        }
        EpochMetrics metrics = training.curve().get(step.epoch() - 1);
        step.judge().epochEnded(metrics);
        spent.add(new Epoch(training.number(), step.epoch(), now, metrics.loss(objective)));
        switch (fate(step)) {
            case RUNNING -> next(training, step.epoch() + 1, step.judge());
            case WAITING -> ledger.ended(training.number(), result(TrialState.WAITING, step));
            case PRUNED -> ledger.ended(training.number(), result(TrialState.PRUNED, step));
            default -> ledger.ended(training.number(), result(TrialState.COMPLETE, step));
        }
    }

    private TrialState fate(Step step) {
        if (step.epoch() == epochs) {
            return TrialState.COMPLETE;
        }
        if (!step.judge().rungs().contains(step.epoch())) {
            return TrialState.RUNNING;
        }
        return switch (step.judge().at(step.epoch())) {
            case GO_ON -> TrialState.RUNNING;
            case WAIT -> TrialState.WAITING;
            case PRUNE -> TrialState.PRUNED;
        };
    }

    private static TrialResult diverged(int epoch) {
        return TrialResult.failed(
                TrialState.DIVERGED, epoch - 1, 0, new TrialResult.Failure("the loss is no number", ""));
    }

    private TrialResult result(TrialState state, Step step) {
        EpochMetrics best = step.training().curve().subList(0, step.epoch()).stream()
                .min(Comparator.comparingDouble(metrics -> metrics.loss(objective)))
                .orElseThrow();
        Checkpoint checkpoint = new Checkpoint(
                best.epoch(),
                TrialResult.Weights.TRAINED,
                best.validationAccuracy(),
                best.validationLoss(),
                best.validationF1(),
                0,
                List.of(),
                Optional.empty(),
                best.validationBalancedAccuracy());
        TrialResult.Outcome outcome =
                new TrialResult.Outcome(checkpoint, 0, Optional.empty(), List.of(), 0, List.of(), List.of());
        return new TrialResult(state, step.epoch(), 0, Optional.of(outcome), Optional.empty());
    }
}
