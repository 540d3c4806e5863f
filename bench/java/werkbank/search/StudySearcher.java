package werkbank.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
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
 * A study's search as {@link ArbiterSearch} does it, with the same candidates, judges, ledger, sampler and scheduler, for
 * the virtual clock in place of Arbiter's runner.
 */
public final class StudySearcher implements VirtualClock.Searcher {
    private final Function<SortedMap<String, Object>, List<EpochMetrics>> curves;
    private final int epochs;
    private final Objective objective;
    private final Ledger ledger;
    private final Scheduler scheduler;
    private final StudyCandidates candidates;
    private final Map<Integer, Trained> trials = new HashMap<>();

    private record Trained(Judge judge, List<EpochMetrics> curve) {}

    /** There is no store: nothing is run and nothing pruned. */
    private static final TrialTask NOTHING = new TrialTask() {
        @Override
        public TrialResult run(Proposal proposal, Judge judge) {
            throw new UnsupportedOperationException("the clock steps through the trials");
        }

        @Override
        public void prune(int number) {}
    };

    /**
     * @param curves the epochs of a configuration, asked for once for each trial
     * @param epochs of a trial that trains to its end
     */
    public StudySearcher(Plan plan, Function<SortedMap<String, Object>, List<EpochMetrics>> curves, int epochs) {
        SearchPlan how = plan.space().search();
        this.curves = curves;
        this.epochs = epochs;
        this.objective = how.objective();
        this.ledger = new Ledger(plan);
        this.scheduler = Schedulers.create(plan, ledger, () -> epochs);
        Foreknowledge before;
        synchronized (ledger) {
            before = new Foreknowledge(plan, scheduler, () -> epochs);
        }
        VisibleTrials visible = new VisibleTrials(plan, ledger, scheduler, before);
        Sampler sampler = Samplers.create(plan.space(), visible::observations, before.past(), plan.seed());
        this.candidates = new StudyCandidates(
                plan,
                ledger,
                scheduler,
                sampler,
                before,
                visible::basis,
                NOTHING,
                new RunningTrials(plan.stop()::hasCome));
    }

    @Override
    public Optional<VirtualClock.Training> next() {
        return candidates.hasMoreCandidates()
                ? Optional.of(begun((Proposal) candidates.getCandidate().getValue()))
                : Optional.empty();
    }

    private VirtualClock.Training begun(Proposal proposal) {
        int number = proposal.number();
        Trained trained = trials.computeIfAbsent(
                number,
                key -> new Trained(new LedgerJudge(key, ledger, scheduler), curves.apply(proposal.parameters())));
        int done = ledger.entry(number).epochs();
        trained.judge().started(trained.curve().subList(0, done));
        return new VirtualClock.Training(number, done, trained.curve());
    }

    @Override
    public boolean goesOn(int trial, EpochMetrics metrics) {
        Judge judge = trials.get(trial).judge();
        judge.epochEnded(metrics);
        TrialState state = state(judge, metrics.epoch());
        if (state != TrialState.RUNNING) {
            ledger.ended(trial, result(state, trials.get(trial).curve().subList(0, metrics.epoch())));
        }
        return state == TrialState.RUNNING;
    }

    private TrialState state(Judge judge, int epoch) {
        if (epoch == epochs) {
            return TrialState.COMPLETE;
        }
        if (!judge.rungs().contains(epoch)) {
            return TrialState.RUNNING;
        }
        return switch (judge.at(epoch)) {
            case GO_ON -> TrialState.RUNNING;
            case WAIT -> TrialState.WAITING;
            case PRUNE -> TrialState.PRUNED;
        };
    }

    @Override
    public void diverged(int trial, int epoch) {
        ledger.ended(
                trial,
                TrialResult.failed(
                        TrialState.DIVERGED, epoch - 1, 0, new TrialResult.Failure("the loss is no number", "")));
    }

    private TrialResult result(TrialState state, List<EpochMetrics> done) {
        EpochMetrics best = done.stream()
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
        return new TrialResult(state, done.size(), 0, Optional.of(outcome), Optional.empty());
    }
}
