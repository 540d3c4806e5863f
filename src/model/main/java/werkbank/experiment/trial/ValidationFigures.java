package werkbank.experiment.trial;

import werkbank.space.Objective;

/** The figures of a checkpoint on the validation images. */
public interface ValidationFigures {
    /** 0 to 1. */
    double accuracy();

    /** Cross-entropy, in nats. */
    double logLoss();

    /** Unweighted mean of the classes' F1, 0 to 1. */
    double macroF1();

    /** Images that it got wrong. */
    int errors();

    /** The objective's figure of the checkpoint, in the objective's own unit. */
    default double value(Objective objective) {
        return switch (objective) {
            case VAL_ACCURACY -> accuracy();
            case VAL_LOSS -> logLoss();
            case VAL_F1 -> macroF1();
            case VAL_ERRORS -> errors();
        };
    }

    /** The objective's figure of the checkpoint, such that lower is better. */
    default double loss(Objective objective) {
        return objective.higherIsBetter() ? -value(objective) : value(objective);
    }
}
