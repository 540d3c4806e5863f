package werkbank.experiment;

import werkbank.space.Monitor;

/**
 * What one epoch showed.
 *
 * @param epoch counted from 1
 * @param loss mean training cross-entropy over the epoch's steps, in nats, dropout and augmentation on
 * @param accuracy share of training images classified right during those steps, 0 to 1
 * @param validationLoss mean cross-entropy on the validation images after the epoch, in nats
 * @param validationAccuracy 0 to 1
 * @param learningRate in force during the epoch
 * @param seconds wall time of the epoch, validation included
 */
public record EpochMetrics(
        int epoch,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy,
        double learningRate,
        double seconds) {

    public double value(Monitor monitor) {
        return switch (monitor) {
            case LOSS -> loss;
            case ACCURACY -> accuracy;
            case VAL_LOSS -> validationLoss;
            case VAL_ACCURACY -> validationAccuracy;
        };
    }
}
