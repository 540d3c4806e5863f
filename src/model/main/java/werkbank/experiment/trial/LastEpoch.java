package werkbank.experiment.trial;

import java.util.List;
import java.util.Optional;
import werkbank.file.StoredFile;

/**
 * The networks that a complete trial ended with, whichever epoch was its best.
 *
 * @param epoch from 1
 * @param models DL4J networks as zip: one, or one for each fold
 */
public record LastEpoch(int trial, int epoch, List<StoredFile> models) {

    /** Empty when the trial's recipe doesn't keep it, or its files were deleted. */
    public static Optional<LastEpoch> of(Trial trial) {
        return trial.outcome()
                .map(TrialResult.Outcome::lastModels)
                .filter(models -> trial.state() == TrialState.COMPLETE && !models.isEmpty())
                .map(models -> new LastEpoch(trial.number(), trial.epochs(), models));
    }
}
