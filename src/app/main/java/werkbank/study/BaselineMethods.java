package werkbank.study;

import java.util.stream.IntStream;
import werkbank.baseline.LinearModel;
import werkbank.dataset.Fold;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.result.Baselines;
import werkbank.experiment.result.Baselines.Reached;
import werkbank.metric.ClassScore;
import werkbank.metric.Classes;
import werkbank.metric.MacroScore;
import werkbank.metric.Majority;
import werkbank.metric.Score;

/** Methods without a network: the most frequent class, and a linear model on the pixels. */
final class BaselineMethods {
    private final LabelledImages training;
    private final LabelledImages validation;

    BaselineMethods(Fold fold) {
        this.training = fold.training();
        this.validation = fold.validation();
    }

    /** Trains and judges both; the same for the same images and seed. */
    Baselines reach(long seed) {
        int[] counts = Classes.counts(training.labels(), training.classes());
        LinearModel linear = LinearModel.trained(training, seed);
        return new Baselines(
                judged(shares(counts)),
                Majority.of(counts).label(),
                judged(linear.probabilities(validation.images())),
                linear.images(),
                training.rows(),
                linear.shape().height(),
                linear.shape().width());
    }

    /** The classes' shares of the training images, for every validation image. */
    private float[][] shares(int[] counts) {
        float[] shares = new float[counts.length];
        for (int label = 0; label < counts.length; label++) {
            shares[label] = (float) counts[label] / training.rows();
        }
        return IntStream.range(0, validation.rows()).mapToObj(row -> shares).toArray(float[][]::new);
    }

    private Reached judged(float[][] probabilities) {
        int[][] confusion =
                ClassScore.confusion(validation.labels(), Classes.mostProbable(probabilities), probabilities[0].length);
        return new Reached(Score.of(validation.labels(), probabilities), MacroScore.of(ClassScore.of(confusion)));
    }
}
