package werkbank.train;

import werkbank.recipe.Schedule;
import werkbank.recipe.Training;

/** The learning rate of each step, by the formulas of {@link Schedule}; a pure function of the step. */
final class LearningRates {
    /** Rounding of a difference of epochs that are no whole ones. */
    private static final double ROUNDING = 1e-9;

    private final Schedule schedule;
    private final double rate;
    private final EpochSteps steps;
    private final long warmUp;
    private final long scheduled;

    LearningRates(Schedule schedule, Training training, EpochSteps steps) {
        this.schedule = schedule;
        this.rate = training.optimizer().learningRate();
        this.steps = steps;
        // Rounded, a warm-up that is shorter than the training may fill all of its steps.
        this.warmUp = Math.min(steps.until(schedule.warmUpEpochs(training.epochs())), steps.total() - 1);
        this.scheduled = steps.total() - warmUp;
    }

    /**
     * The learning rate of a step: during a warm-up of w steps, step s has (s + 1) / (w + 1) of the schedule's first
     * value, so that the first step after it has all of it (Goyal et al., 2017).
     *
     * @param step counted from 0 over all epochs
     */
    double at(long step) {
        if (step < warmUp) {
            return rate * shape(0) * (step + 1) / (warmUp + 1);
        }
        return rate * shape(step - warmUp);
    }

    /** @param done steps since the warm-up */
    private double shape(long done) {
        double epochs = steps.epochs(warmUp + done) - steps.epochs(warmUp);
        double progress = (double) done / scheduled;
        return switch (schedule.type()) {
            case CONSTANT -> 1;
            case STEP -> Math.pow(schedule.factor(), Math.floor((epochs + ROUNDING) / schedule.every()));
            case EXPONENTIAL -> Math.pow(schedule.factor(), epochs);
            case POLYNOMIAL -> between(schedule.endFactor(), 1, Math.pow(1 - progress, schedule.power()));
            case COSINE -> between(schedule.endFactor(), 1, halfCosine(progress));
            case ONE_CYCLE -> oneCycle(progress);
        };
    }

    private double oneCycle(double progress) {
        double peak = schedule.peak();
        return progress < peak
                ? between(1, schedule.startFactor(), halfCosine(progress / peak))
                : between(schedule.endFactor(), 1, halfCosine((progress - peak) / (1 - peak)));
    }

    /** Half a cosine, 1 at 0 and 0 at 1. */
    private static double halfCosine(double progress) {
        return (1 + Math.cos(Math.PI * progress)) / 2;
    }

    private static double between(double low, double high, double share) {
        return low + (high - low) * share;
    }
}
