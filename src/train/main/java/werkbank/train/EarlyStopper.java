package werkbank.train;

import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.recipe.Training.EarlyStopping;

/** The rule of Keras's EarlyStopping. */
final class EarlyStopper {
    private final EarlyStopping settings;
    private final Improvement improvement;
    private int wait;
    private int bestEpoch;

    EarlyStopper(EarlyStopping settings) {
        this.settings = settings;
        this.improvement = new Improvement(settings.monitor(), settings.minDelta());
    }

    /** Whether the training ends after this epoch. */
    boolean stopsAfter(EpochMetrics metrics) {
        if (improvement.isOneWith(metrics.value(settings.monitor()))) {
            wait = 0;
            bestEpoch = metrics.epoch();
            return false;
        }
        return ++wait >= settings.patience();
    }

    /** Why the training ends after this epoch. */
    TrialEvent.Stopped reason(int epoch) {
        return new TrialEvent.Stopped(epoch, settings.monitor(), wait, improvement.best(), bestEpoch);
    }
}
