package werkbank.experiment.result;

import werkbank.metric.MacroScore;
import werkbank.metric.Score;

/**
 * The figures of simple methods on the validation images, with cross-validation on those of the first fold: a network that
 * isn't better has learned nothing.
 *
 * @param majority naming always the class that is most frequent among the training images, with the shares of the
 *     classes as probabilities
 * @param majorityClass that class
 * @param linear a linear model on the pixels, multinomial logistic regression
 * @param learnedFrom images that the linear model was trained on
 * @param trainingImages that there are
 * @param height of the images that the linear model looks at, in pixels
 * @param width likewise
 */
public record Baselines(
        Reached majority,
        int majorityClass,
        Reached linear,
        int learnedFrom,
        int trainingImages,
        int height,
        int width) {

    /** A method's figures on the validation images. */
    public record Reached(Score score, MacroScore macro) {}
}
