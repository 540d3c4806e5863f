package werkbank.experiment.trial;

import java.util.Optional;
import werkbank.recipe.Monitor;
import werkbank.space.Objective;

/**
 * The figures of one epoch. With cross-validation it is an epoch of every fold's network: training figures are means
 * over the folds, and each validation image counts as the network says that did not learn from it.
 *
 * @param epoch counted from 1
 * @param loss mean training loss over the epoch's steps, dropout and augmentation on: the cross-entropy in nats with
 *     smoothed labels and class weights, and the penalty on the weights
 * @param accuracy share of training images classified right during those steps, 0 to 1
 * @param validationLoss mean cross-entropy on the validation images after the epoch, in nats
 * @param validationAccuracy 0 to 1
 * @param validationF1 macro F1 on the validation images, 0 to 1; not a number for epochs of before it was recorded
 * @param learningRate of the epoch's last step
 * @param seconds wall time of the epoch, validation included
 * @param averaged what an average of the weights showed after the epoch, if there is one; of several the one of the lowest
 *     cross-entropy
 */
public record EpochMetrics(
        int epoch,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy,
        double validationF1,
        double learningRate,
        double seconds,
        Optional<Averaged> averaged) {

    /**
     * Figures of averaged weights on the validation images.
     *
     * @param loss mean cross-entropy in nats
     * @param accuracy 0 to 1
     * @param macroF1 0 to 1
     */
    public record Averaged(double loss, double accuracy, double macroF1) {}

    /** An epoch without averages of the weights. */
    public EpochMetrics(
            int epoch,
            double loss,
            double accuracy,
            double validationLoss,
            double validationAccuracy,
            double validationF1,
            double learningRate,
            double seconds) {
        this(
                epoch,
                loss,
                accuracy,
                validationLoss,
                validationAccuracy,
                validationF1,
                learningRate,
                seconds,
                Optional.empty());
    }

    /**
     * The objective's figure of the epoch's weights, of the trained or the averaged ones as they are better, such that
     * lower is better; NaN when it can't tell.
     */
    public double loss(Objective objective) {
        double trained = loss(objective, validationLoss, validationAccuracy, validationF1);
        return averaged.map(average -> loss(objective, average.loss(), average.accuracy(), average.macroF1()))
                .filter(average -> average < trained)
                .orElse(trained);
    }

    private static double loss(Objective objective, double logLoss, double accuracy, double f1) {
        return switch (objective) {
            case VAL_ACCURACY, VAL_ERRORS -> -accuracy;
            case VAL_LOSS -> logLoss;
            case VAL_F1 -> -f1;
        };
    }

    /** The monitored figure of the trained weights. */
    public double value(Monitor monitor) {
        return switch (monitor) {
            case LOSS -> loss;
            case ACCURACY -> accuracy;
            case VAL_LOSS -> validationLoss;
            case VAL_ACCURACY -> validationAccuracy;
        };
    }
}
