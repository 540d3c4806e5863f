package werkbank.report.view;

import java.util.Optional;
import werkbank.experiment.result.Baselines;
import werkbank.experiment.result.Baselines.Reached;
import werkbank.report.figure.PageNumbers;
import werkbank.space.Objective;

/**
 * The figures that are reached without a network.
 *
 * @param images of the validation that both were judged on
 * @param majorityClass which is named always
 * @param learnedFrom images that the linear model was trained on, of {@code trainingImages}
 * @param height of the images that it looks at, in pixels; {@code width} likewise
 */
public record BaselineView(
        int images,
        int majorityClass,
        Row majority,
        Row linear,
        int learnedFrom,
        int trainingImages,
        int height,
        int width) {

    /**
     * A method's figures.
     *
     * @param value of the objective, in its unit; empty where that is a count of images
     */
    public record Row(Optional<Double> value, double accuracy, double balancedAccuracy, double macroF1) {
        private static Row of(Reached reached, Objective objective) {
            return new Row(
                    value(reached, objective),
                    PageNumbers.rounded(reached.score().accuracy()),
                    PageNumbers.rounded(reached.macro().recall()),
                    PageNumbers.rounded(reached.macro().f1()));
        }

        private static Optional<Double> value(Reached reached, Objective objective) {
            return switch (objective) {
                case VAL_ACCURACY -> PageNumbers.finite(reached.score().accuracy());
                case VAL_LOSS -> PageNumbers.finite(reached.score().logLoss());
                case VAL_F1 -> PageNumbers.finite(reached.macro().f1());
                case VAL_BALANCED_ACCURACY -> PageNumbers.finite(reached.macro().recall());
                case VAL_ERRORS -> Optional.empty();
            };
        }
    }

    public static BaselineView of(Baselines baselines, Objective objective) {
        return new BaselineView(
                baselines.linear().score().images(),
                baselines.majorityClass(),
                Row.of(baselines.majority(), objective),
                Row.of(baselines.linear(), objective),
                baselines.learnedFrom(),
                baselines.trainingImages(),
                baselines.height(),
                baselines.width());
    }
}
