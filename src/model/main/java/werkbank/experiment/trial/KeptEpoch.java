package werkbank.experiment.trial;

import java.util.List;
import java.util.stream.Stream;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.file.StoredFile;

/**
 * A checkpoint that a trial kept beside its best one.
 *
 * @param epoch from 1
 * @param weights whether the epoch's own weights were kept or an average that was better
 * @param models DL4J networks as zip: one, or one for each fold
 * @param probabilities IDX file of floats [validation images, fold after fold][classes]
 */
public record KeptEpoch(
        int epoch,
        Weights weights,
        double accuracy,
        double logLoss,
        double macroF1,
        int errors,
        List<StoredFile> models,
        StoredFile probabilities)
        implements ValidationFigures {

    /** A checkpoint that was the best, with its files. */
    public static KeptEpoch of(Outcome former) {
        return new KeptEpoch(
                former.bestEpoch(),
                former.weights(),
                former.accuracy(),
                former.logLoss(),
                former.macroF1(),
                former.errors(),
                former.models(),
                former.probabilities().orElseThrow());
    }

    /** All files that belong to it. */
    public Stream<StoredFile> files() {
        return Stream.concat(models.stream(), Stream.of(probabilities));
    }
}
