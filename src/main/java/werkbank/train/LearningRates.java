package werkbank.train;

import werkbank.space.Schedule;
import werkbank.space.Training;

/** The learning rate of each step, by the formulas of {@link Schedule}; a pure function of the step. */
final class LearningRates {
    private final Schedule schedule;
    private final double rate;
    private final int stepsPerEpoch;
    private final long warmUp;
    private final long scheduled;

    /** @param stepsPerEpoch at least 1 */
    LearningRates(Schedule schedule, Training training, int stepsPerEpoch) {
        this.schedule = schedule;
        this.rate = training.optimizer().learningRate();
        this.stepsPerEpoch = stepsPerEpoch;
        this.warmUp = Math.round(schedule.warmUpEpochs(training.epochs()) * stepsPerEpoch);
        this.scheduled = (long) training.epochs() * stepsPerEpoch - warmUp;
    }

    /**
     * During a warm-up of w steps, step s has (s + 1) / (w + 1) of the schedule's first value, so that the first step
     * after it has all of it (Goyal et al., 2017).
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
        double epochs = (double) done / stepsPerEpoch;
        double progress = (double) done / scheduled;
        return switch (schedule.type()) {
            case CONSTANT -> 1;
            case STEP -> Math.pow(schedule.factor(), Math.floor(epochs / schedule.every()));
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

    /** 1 at 0, 0 at 1. */
    private static double halfCosine(double progress) {
        return (1 + Math.cos(Math.PI * progress)) / 2;
    }

    private static double between(double low, double high, double share) {
        return low + (high - low) * share;
    }
}
