package werkbank.experiment.trial;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.file.StoredFile;
import werkbank.space.Objective;

/**
 * A network that a trial saved, and what it reached on the validation images. With cross-validation there is a network for
 * each fold, all of one epoch, and each image counts as the network says that did not learn from it.
 *
 * @param epoch from 1
 * @param weights whether the epoch's own weights were saved or an average that was better
 * @param accuracy 0 to 1
 * @param logLoss cross-entropy, in nats
 * @param macroF1 unweighted mean of the classes' F1, 0 to 1
 * @param errors images that it got wrong
 * @param models DL4J networks as zip: one, or one for each fold; none when they were deleted
 * @param probabilities IDX file of floats [validation images, fold after fold][classes]; empty when it was deleted
 * @param balancedAccuracy unweighted mean of the classes' recalls, 0 to 1; not a number where it was not recorded
 */
public record Checkpoint(
        int epoch,
        Weights weights,
        double accuracy,
        double logLoss,
        double macroF1,
        int errors,
        List<StoredFile> models,
        Optional<StoredFile> probabilities,
        Double balancedAccuracy) {
    /** A trial's state on the disk may be of a version that didn't record the balanced accuracy. */
    public Checkpoint {
        balancedAccuracy = Objects.requireNonNullElse(balancedAccuracy, Double.NaN);
    }

    /** The objective's figure of the checkpoint, in the objective's own unit. */
    public double value(Objective objective) {
        return switch (objective) {
            case VAL_ACCURACY -> accuracy;
            case VAL_LOSS -> logLoss;
            case VAL_F1 -> macroF1;
            case VAL_BALANCED_ACCURACY -> balancedAccuracy;
            case VAL_ERRORS -> errors;
        };
    }

    /** The objective's figure of the checkpoint, such that lower is better. */
    public double loss(Objective objective) {
        return objective.higherIsBetter() ? -value(objective) : value(objective);
    }

    /** Whether its files are all there, so that it can become a member of an ensemble. */
    public boolean hasFiles() {
        return !models.isEmpty() && probabilities.isPresent();
    }

    /** All files that belong to it. */
    public Stream<StoredFile> files() {
        return Stream.concat(models.stream(), probabilities.stream());
    }
}
