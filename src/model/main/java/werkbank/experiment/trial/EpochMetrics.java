package werkbank.experiment.trial;

import java.util.Objects;
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
 * @param averaged what an average of the weights showed after the epoch, if there is one; of several the best by the
 *     checkpoint's monitor
 * @param validationBalancedAccuracy unweighted mean of the classes' recalls on the validation images, 0 to 1; not a number
 *     for epochs of before it was recorded
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
        Optional<Averaged> averaged,
        Double validationBalancedAccuracy) {

    /** A trial's state on the disk may be of a version that didn't record the balanced accuracy. */
    public EpochMetrics {
        validationBalancedAccuracy = Objects.requireNonNullElse(validationBalancedAccuracy, Double.NaN);
    }

    /**
     * Figures of averaged weights on the validation images.
     *
     * @param loss mean cross-entropy in nats
     * @param accuracy 0 to 1
     * @param macroF1 0 to 1
     * @param balancedAccuracy 0 to 1; not a number where it was not recorded
     */
    public record Averaged(double loss, double accuracy, double macroF1, Double balancedAccuracy) {
        public Averaged {
            balancedAccuracy = Objects.requireNonNullElse(balancedAccuracy, Double.NaN);
        }

        /** The objective's figure, such that lower is better. */
        private double loss(Objective objective) {
            return EpochMetrics.loss(objective, loss, accuracy, macroF1, balancedAccuracy);
        }
    }

    /** An epoch without averages of the weights and without the balanced accuracy. */
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
                Optional.empty(),
                Double.NaN);
    }

    /**
     * The objective's figure of the epoch's weights, of the trained or the averaged ones as they are better, such that
     * lower is better; NaN when it can't tell.
     */
    public double loss(Objective objective) {
        double trained = loss(objective, validationLoss, validationAccuracy, validationF1, validationBalancedAccuracy);
        return averaged.map(average -> average.loss(objective))
                .filter(average -> Double.isNaN(trained) || average < trained)
                .orElse(trained);
    }

    /** The loss by an objective; not a number where probabilities are none, whatever class they then count as. */
    private static double loss(
            Objective objective, double logLoss, double accuracy, double f1, double balancedAccuracy) {
        if (Double.isNaN(logLoss)) {
            return Double.NaN;
        }
        return switch (objective) {
            case VAL_ACCURACY, VAL_ERRORS -> -accuracy;
            case VAL_LOSS -> logLoss;
            case VAL_F1 -> -f1;
            case VAL_BALANCED_ACCURACY -> -balancedAccuracy;
        };
    }

    /** The monitored figure of the trained weights. */
    public double value(Monitor monitor) {
        return switch (monitor) {
            case LOSS -> loss;
            case ACCURACY -> accuracy;
            case VAL_LOSS -> validationLoss;
            case VAL_ACCURACY -> validationAccuracy;
            case VAL_F1 -> validationF1;
            case VAL_BALANCED_ACCURACY -> validationBalancedAccuracy;
        };
    }
}
