package werkbank.train;

import java.util.List;
import werkbank.dataset.Fold;
import werkbank.engine.Engine;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Failure;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;

/** Trains trials in this process, one at a time. */
public final class TrialTrainer {
    private final Engine engine;
    private final List<Fold> folds;

    /** @param folds a trial trains a network for each; at least one */
    public TrialTrainer(Engine engine, List<Fold> folds) {
        this.engine = engine;
        this.folds = List.copyOf(folds);
    }

    /**
     * Trains one trial to its end, or to a rung where its listener says so, and writes its files; a NaN loss becomes a
     * DIVERGED result. A trial that was interrupted or that waited goes on after its last epoch.
     *
     * @throws RuntimeException what went wrong: the trial has failed
     */
    public TrialResult train(TrialSpec spec, TrialListener listener) {
        long start = System.nanoTime();
        List<Fold> images = spec.teacher().isPresent() ? folds.subList(0, 1) : folds;
        TrainingRun run = new TrainingRun(engine, spec, images, listener);
        try {
            boolean over = run.train();
            double seconds = run.secondsBefore() + secondsSince(start);
            return over
                    ? TrialResult.complete(run.epochs(), seconds, run.outcome())
                    : TrialResult.waiting(run.epochs(), seconds, run.outcome());
        } catch (DivergedException e) {
            return TrialResult.failed(
                    TrialState.DIVERGED,
                    run.epochs(),
                    run.secondsBefore() + secondsSince(start),
                    new Failure(e.getMessage(), ""));
        } finally {
            run.close();
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** The loss is not a finite number. */
    static final class DivergedException extends RuntimeException {
        DivergedException(String message) {
            super(message);
        }
    }
}
