package werkbank.search;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.TaskCreator;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.StatusListener;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.search.ledger.Ledger;
import werkbank.search.scheduler.Scheduler;
import werkbank.space.Objective;

/** Makes each candidate a task that runs it as a trial; its score is the objective's loss. */
@SuppressWarnings("rawtypes") // Arbiter's signatures
final class TrialTaskCreator implements TaskCreator {
    private final TrialTask task;
    private final Ledger ledger;
    private final Scheduler scheduler;
    private final Objective objective;
    private final RunningTrials running;

    TrialTaskCreator(TrialTask task, Ledger ledger, Scheduler scheduler, Objective objective, RunningTrials running) {
        this.task = task;
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.objective = objective;
        this.running = running;
    }

    @Override
    public Callable<OptimizationResult> create(
            Candidate candidate,
            Class<? extends DataSource> dataSource,
            Properties dataSourceProperties,
            ScoreFunction scoreFunction,
            List<StatusListener> statusListeners,
            IOptimizationRunner runner) {
        return () -> run(candidate);
    }

    /** The runner comes here when its configuration has no data source: a trial finds its data by itself. */
    @Override
    @Deprecated
    public Callable<OptimizationResult> create(
            Candidate candidate,
            DataProvider dataProvider,
            ScoreFunction scoreFunction,
            List<StatusListener> statusListeners,
            IOptimizationRunner runner) {
        return () -> run(candidate);
    }

    private OptimizationResult run(Candidate candidate) {
        long started = System.currentTimeMillis();
        Proposal proposal = (Proposal) candidate.getValue();
        Optional<TrialResult> result = Optional.ofNullable(
                running.run(() -> task.run(proposal, new LedgerJudge(proposal.number(), ledger, scheduler))));
        result.ifPresentOrElse(
                found -> ledger.ended(proposal.number(), found), () -> ledger.abandoned(proposal.number()));
        Double score = result.flatMap(TrialResult::outcome)
                .map(outcome ->
                        ledger.entry(proposal.number()).reached(objective).loss())
                .orElse(null);
        return new OptimizationResult(
                candidate, score, candidate.getIndex(), result.orElse(null), info(candidate, score, started), null);
    }

    private static CandidateInfo info(Candidate candidate, Double score, long started) {
        CandidateStatus status = score == null ? CandidateStatus.Failed : CandidateStatus.Complete;
        long ended = System.currentTimeMillis();
        return new CandidateInfo(
                candidate.getIndex(), status, score, started, started, ended, candidate.getFlatParameters(), null);
    }
}
