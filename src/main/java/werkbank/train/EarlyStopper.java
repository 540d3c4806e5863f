package werkbank.train;

import werkbank.experiment.EpochMetrics;
import werkbank.space.Training.EarlyStopping;

/** Keras's EarlyStopping. */
final class EarlyStopper {
    private final EarlyStopping settings;
    private final Improvement improvement;
    private int wait;

    EarlyStopper(EarlyStopping settings) {
        this.settings = settings;
        this.improvement = new Improvement(settings.monitor(), settings.minDelta());
    }

    /** Whether the training ends after this epoch. */
    boolean stopsAfter(EpochMetrics metrics) {
        if (improvement.isOneWith(metrics.value(settings.monitor()))) {
            wait = 0;
            return false;
        }
        return ++wait >= settings.patience();
    }
}
