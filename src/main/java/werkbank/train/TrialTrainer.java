package werkbank.train;

import java.io.PrintWriter;
import java.io.StringWriter;
import werkbank.WerkbankException;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.TrialListener;
import werkbank.experiment.TrialResult;
import werkbank.experiment.TrialResult.Failure;
import werkbank.experiment.TrialSpec;
import werkbank.experiment.TrialState;

/** Trains trials in this process, one at a time: ND4J's random numbers are the process's. */
public final class TrialTrainer {
    private final LabelledImages training;
    private final LabelledImages validation;

    /** @param training images to learn from; {@code validation} images that choose the epoch */
    public TrialTrainer(LabelledImages training, LabelledImages validation) {
        this.training = training;
        this.validation = validation;
    }

    /**
     * Trains one trial to its end and writes its files; an error becomes a FAILED result, a NaN loss DIVERGED. A trial
     * that was interrupted goes on after its last epoch.
     */
    public TrialResult train(TrialSpec spec, TrialListener listener) {
        long start = System.nanoTime();
        TrainingRun run = new TrainingRun(spec, training, validation, listener);
        try {
            run.toTheEnd();
            return TrialResult.complete(run.epochs(), run.secondsBefore() + secondsSince(start), run.outcome());
        } catch (DivergedException e) {
            return TrialResult.failed(
                    TrialState.DIVERGED,
                    run.epochs(),
                    run.secondsBefore() + secondsSince(start),
                    new Failure(e.getMessage(), ""));
        } catch (RuntimeException e) {
            return TrialResult.failed(
                    TrialState.FAILED, run.epochs(), run.secondsBefore() + secondsSince(start), failure(e));
        } finally {
            run.close();
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static Failure failure(RuntimeException e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        String message =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        String cause = e instanceof WerkbankException ? message : e.getClass().getSimpleName() + ": " + message;
        return new Failure(cause, trace.toString());
    }

    /** The loss is not a finite number. */
    static final class DivergedException extends RuntimeException {
        DivergedException(String message) {
            super(message);
        }
    }
}
