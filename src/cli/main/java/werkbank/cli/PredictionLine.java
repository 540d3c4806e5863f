package werkbank.cli;

import java.util.List;
import werkbank.dataset.ClassNames;
import werkbank.ensemble.Prediction;

/**
 * An entry of {@code predict --json}: keys may be added, none renamed.
 *
 * @param file as it was given
 * @param predicted the most probable class
 * @param sure whether its probability reaches the threshold
 * @param className what the predicted class is called
 */
record PredictionLine(
        String file,
        int predicted,
        float probability,
        float[] probabilities,
        List<Prediction.Vote> votes,
        boolean sure,
        String className) {

    static PredictionLine of(String file, Prediction prediction, double threshold, ClassNames names) {
        return new PredictionLine(
                file,
                prediction.predicted(),
                prediction.probability(),
                prediction.probabilities(),
                prediction.votes(),
                prediction.probability() >= threshold,
                names.of(prediction.predicted()));
    }
}
