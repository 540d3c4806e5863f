package werkbank.train;

import werkbank.engine.Average;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.recipe.Training.Ema;

/**
 * Exponential moving average of all parameters over the steps, the running mean and variance of batch normalisation
 * included: average ← average + (1 − d) · (parameters − average). After n steps d is at most (1 + n) / (10 + n), as in
 * TensorFlow's {@code ExponentialMovingAverage}, so that the first weights are soon forgotten.
 */
final class MovingAverage implements WeightAverage {
    private final double decay;
    private final Average average;

    /** @param average that has the first weights */
    MovingAverage(Average average, Ema settings) {
        this.decay = settings.decay();
        this.average = average;
    }

    @Override
    public Weights kind() {
        return Weights.EMA;
    }

    @Override
    public void afterStep(int steps) {
        double kept = Math.min(decay, (1.0 + steps) / (10.0 + steps));
        average.mix(1 - kept);
    }

    @Override
    public boolean afterEpoch(int epoch) {
        return true;
    }

    @Override
    public Average parameters() {
        return average;
    }
}
