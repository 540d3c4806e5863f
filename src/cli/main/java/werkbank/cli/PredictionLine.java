package werkbank.cli;

import java.util.List;
import werkbank.ensemble.Prediction;

/**
 * An entry of {@code predict --json}: keys may be added, none renamed.
 *
 * @param file as it was given
 * @param predicted the most probable class
 * @param sure whether its probability reaches the threshold
 */
record PredictionLine(
        String file,
        int predicted,
        float probability,
        float[] probabilities,
        List<Prediction.Vote> votes,
        boolean sure) {

    static PredictionLine of(String file, Prediction prediction, double threshold) {
        return new PredictionLine(
                file,
                prediction.predicted(),
                prediction.probability(),
                prediction.probabilities(),
                prediction.votes(),
                prediction.probability() >= threshold);
    }
}
