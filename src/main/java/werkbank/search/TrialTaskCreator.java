package werkbank.search;

import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
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
import werkbank.experiment.TrialResult;
import werkbank.experiment.TrialTask;

/** Makes each candidate a task that runs it as a trial; its score is the validation accuracy. */
@SuppressWarnings("rawtypes") // Arbiter's signatures
final class TrialTaskCreator implements TaskCreator {
    private final TrialTask task;
    private final RunningTrials running;

    TrialTaskCreator(TrialTask task, RunningTrials running) {
        this.task = task;
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

    @SuppressWarnings("unchecked") // candidates come from our space
    private OptimizationResult run(Candidate candidate) {
        long started = System.currentTimeMillis();
        TrialResult result =
                running.run(() -> task.run(candidate.getIndex(), (SortedMap<String, Object>) candidate.getValue()));
        Double score = result == null
                ? null
                : result.outcome().map(TrialResult.Outcome::accuracy).orElse(null);
        return new OptimizationResult(
                candidate, score, candidate.getIndex(), result, info(candidate, score, started), null);
    }

    private static CandidateInfo info(Candidate candidate, Double score, long started) {
        CandidateStatus status = score == null ? CandidateStatus.Failed : CandidateStatus.Complete;
        long ended = System.currentTimeMillis();
        return new CandidateInfo(
                candidate.getIndex(), status, score, started, started, ended, candidate.getFlatParameters(), null);
    }
}
