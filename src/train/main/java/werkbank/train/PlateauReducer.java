package werkbank.train;

import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.recipe.Training.ReduceOnPlateau;

/** Keras's ReduceLROnPlateau: cooldown first, then improvement, then patience. */
final class PlateauReducer {
    private final ReduceOnPlateau settings;
    private final Improvement improvement;
    private int wait;
    private int cooldown;

    PlateauReducer(ReduceOnPlateau settings) {
        this.settings = settings;
        this.improvement = new Improvement(settings.monitor(), settings.minDelta());
    }

    /** The event that the learning rate is lowered after this epoch. */
    TrialEvent.RateReduced reduction(int epoch, double from, double to) {
        return new TrialEvent.RateReduced(epoch, settings.monitor(), Math.max(1, settings.patience()), from, to);
    }

    /** The learning rate for the next epoch. */
    double next(EpochMetrics metrics, double learningRate) {
        if (cooldown > 0) {
            cooldown--;
            wait = 0;
        }
        if (improvement.isOneWith(metrics.value(settings.monitor()))) {
            wait = 0;
            return learningRate;
        }
        if (cooldown > 0 || ++wait < settings.patience() || learningRate <= settings.floor()) {
            return learningRate;
        }
        cooldown = settings.cooldown();
        wait = 0;
        return Math.max(learningRate * settings.factor(), settings.floor());
    }
}
