package werkbank.train;

import org.nd4j.linalg.factory.Nd4j;
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

    /** Trains one trial to its end and writes its files; an error becomes a FAILED result, a NaN loss DIVERGED. */
    public TrialResult train(TrialSpec spec, TrialListener listener) {
        long start = System.nanoTime();
        Nd4j.getRandom().setSeed(spec.seed());
        TrainingRun run = new TrainingRun(spec, training, validation, listener);
        try {
            run.toTheEnd();
            return TrialResult.complete(run.epochs(), secondsSince(start), run.outcome());
        } catch (DivergedException e) {
            return TrialResult.failed(
                    TrialState.DIVERGED, run.epochs(), secondsSince(start), new Failure(e.getMessage(), ""));
        } catch (RuntimeException e) {
            return TrialResult.failed(TrialState.FAILED, run.epochs(), secondsSince(start), Failure.of(e));
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
