package werkbank.experiment.result;

import java.util.List;
import java.util.function.IntUnaryOperator;
import werkbank.metric.AccuracyGain;
import werkbank.metric.Agreement;
import werkbank.metric.Calibration;
import werkbank.metric.MacroScore;
import werkbank.metric.RiskCoverage;
import werkbank.metric.Score;

/**
 * Figures that explain an ensemble's accuracy on the test set.
 *
 * @param macro means over the classes
 * @param gain accuracy over the member that is best on validation, with its bootstrap 95 % interval
 * @param calibration without the ensemble's temperature and with it
 * @param rejection when the least sure images are left to a person
 * @param agreement of the members with each other
 * @param growth at index k − 1 the score of the first k members with equal weights and no temperature; shown, never
 *     chosen by
 * @param secondsPerThousand wall time for 1,000 images: that of the members together, without the reading of
 *     their files
 */
public record Diagnostics(
        MacroScore macro,
        AccuracyGain gain,
        Calibrated calibration,
        RiskCoverage rejection,
        Agreement agreement,
        List<Score> growth,
        double secondsPerThousand) {

    /** Replaces the rows of images by their positions. */
    Diagnostics at(IntUnaryOperator position) {
        return new Diagnostics(macro, gain, calibration, rejection, agreement.at(position), growth, secondsPerThousand);
    }

    /**
     * The calibration before and after a temperature.
     *
     * @param temperature 1 leaves the probabilities as they are
     */
    public record Calibrated(double temperature, Calibration before, Calibration after) {}
}
