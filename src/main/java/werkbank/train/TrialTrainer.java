package werkbank.train;

import werkbank.dataset.LabelledImages;
import werkbank.experiment.TrialListener;
import werkbank.experiment.TrialResult;
import werkbank.experiment.TrialSpec;

/** Trains trials in this process, one at a time. */
public final class TrialTrainer {
    private final LabelledImages training;
    private final LabelledImages validation;

    public TrialTrainer(LabelledImages training, LabelledImages validation) {
        this.training = training;
        this.validation = validation;
    }

    /** Trains one trial to its end and writes its files; an error becomes a FAILED result, a NaN loss DIVERGED. */
    public TrialResult train(TrialSpec spec, TrialListener listener) {
        throw new UnsupportedOperationException("not yet: " + training.rows() + validation.rows());
    }
}
