package werkbank.bench.curves;

import werkbank.experiment.trial.EpochMetrics;
import werkbank.space.Objective;

/** A task of image trainings whose epochs take the seconds that were measured, in milliseconds on the clock. */
interface TimedTask extends CurveTask {
    double MILLIS = 1000;

    @Override
    default Objective objective() {
        return Objective.VAL_ACCURACY;
    }

    @Override
    default long length(EpochMetrics metrics) {
        return Math.max(1, Math.round(MILLIS * metrics.seconds()));
    }

    @Override
    default double second() {
        return MILLIS;
    }
}
