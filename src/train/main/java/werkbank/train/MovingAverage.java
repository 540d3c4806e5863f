package werkbank.train;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.recipe.Training.Ema;

/**
 * Exponential moving average of all parameters over the steps, the running mean and variance of batch normalisation
 * included: average ← d · average + (1 − d) · parameters. After n steps d is at most (1 + n) / (10 + n), as in
 * TensorFlow's {@code ExponentialMovingAverage}, so that the first weights are soon forgotten.
 */
final class MovingAverage implements WeightAverage {
    private final double decay;
    private final INDArray average;

    MovingAverage(MultiLayerNetwork network, Ema settings) {
        this.decay = settings.decay();
        this.average = network.params().dup();
    }

    @Override
    public Weights kind() {
        return Weights.EMA;
    }

    @Override
    public void afterStep(MultiLayerNetwork network) {
        double steps = network.getIterationCount();
        double kept = Math.min(decay, (1 + steps) / (10 + steps));
        mix(network, kept, 1 - kept);
    }

    @Override
    public boolean afterEpoch(MultiLayerNetwork network, int epoch) {
        return true;
    }

    @Override
    public INDArray parameters() {
        return average;
    }

    @Override
    public void close() {
        average.close();
    }
}
