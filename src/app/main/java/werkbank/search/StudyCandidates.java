package werkbank.search;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.Ledger;
import werkbank.search.sampler.Sampler;
import werkbank.search.scheduler.Scheduler;

/**
 * The candidates that Arbiter's runner is to run next: first the trials that were interrupted, then those that the
 * scheduler promotes, then new ones, and at the end repeats of the best, as soon as it is certain what they are. A
 * candidate's value is a {@link Proposal}, its index the trial's number. Called on the runner's thread.
 */
@SuppressWarnings("rawtypes") // Arbiter's signatures
final class StudyCandidates implements CandidateGenerator {
    private final Plan plan;
    private final Ledger ledger;
    private final Scheduler scheduler;
    private final Proposer proposer;
    private final Sampler sampler;
    private final StopRule halt;
    private final RepeatedTrials finalists;
    private final TrialTask task;
    private final RunningTrials running;
    private final IntUnaryOperator basis;
    private final Queue<Proposal> interrupted;
    private Optional<Proposal> next = Optional.empty();

    /**
     * @param before what is known before the first trial
     * @param basis how many trials, from 1 on, must have finished before the one of a number is proposed
     * @param task that is told which trials are pruned
     */
    StudyCandidates(
            Plan plan,
            Ledger ledger,
            Scheduler scheduler,
            Sampler sampler,
            Foreknowledge before,
            IntUnaryOperator basis,
            TrialTask task,
            RunningTrials running) {
        this.plan = plan;
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.sampler = sampler;
        this.proposer = new Proposer(plan, sampler, ledger, scheduler, before);
        this.halt = new StopRule(plan.space().search(), scheduler.prunesAnywhere());
        this.finalists = new RepeatedTrials(plan.space().search(), task);
        this.task = task;
        this.running = running;
        this.basis = basis;
        this.interrupted = ledger.all().stream()
                .filter(entry -> !entry.state().isFinished())
                .filter(entry -> entry.state() != TrialState.WAITING || entry.epochs() == 0)
                .map(Ledger.Entry::proposal)
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    /**
     * Whether a candidate is there now; false also while all workers are busy, which the runner asks too early to know,
     * and while all that is left waits for trials that run: what comes next is decided once it can run, with all that
     * is known then.
     */
    @Override
    public boolean hasMoreCandidates() {
        synchronized (ledger) {
            if (next.isEmpty() && running.mayStart() && ledger.running() < atOnce()) {
                next = find();
                next.ifPresent(ledger::begin);
            }
        }
        return next.isPresent() && running.mayStart();
    }

    private Optional<Proposal> find() {
        if (!interrupted.isEmpty()) {
            return Optional.of(interrupted.remove());
        }
        scheduler.losers().forEach(this::prune);
        boolean halted = halt.isReached(ledger);
        boolean allBegun = ledger.originalCount() >= plan.trials() || !proposer.has(ledger.next());
        boolean noNew = halted || allBegun;
        // Repeats may be running: they change nothing about which trials are the best.
        boolean last = noNew && ledger.originals().noneMatch(entry -> entry.state() == TrialState.RUNNING);
        if (!halted) {
            Optional<Proposal> promoted = scheduler.promotion(last).map(Ledger.Entry::proposal);
            if (promoted.isPresent()) {
                return promoted;
            }
        }
        if (last) {
            ledger.in(TrialState.WAITING).toList().forEach(this::prune);
            return finalists.next(ledger);
        }
        if (allBegun) {
            return finalists.next(ledger);
        }
        return halted || !ledger.areFinished(basis.applyAsInt(ledger.next()))
                ? Optional.empty()
                : Optional.of(proposer.propose(ledger.next()));
    }

    private void prune(Ledger.Entry entry) {
        task.prune(entry.number());
        ledger.pruned(entry.number());
    }

    /** @throws java.util.NoSuchElementException when there is none */
    @Override
    public Candidate getCandidate() {
        Proposal proposal = next.orElseThrow();
        next = Optional.empty();
        return new Candidate<>(() -> proposal, proposal.number(), new double[0], null, null);
    }

    /** The ledger has heard of it already, whether it succeeded or not. */
    @Override
    public void reportResults(OptimizationResult result) {}

    @Override
    public ParameterSpace<?> getParameterSpace() {
        return sampler.getParameterSpace();
    }

    /** Each proposal has a seed of its own. */
    @Override
    public void setRngSeed(long rngSeed) {}

    @Override
    public Class<?> getCandidateType() {
        return Proposal.class;
    }

    /** Trials that could run at the same time now, at most. */
    int atOnce() {
        return Math.max(
                1,
                Math.min(
                        plan.workers(),
                        plan.trials() + plan.space().search().repeats().trials()));
    }
}
