package werkbank.study;

import java.util.Arrays;
import java.util.stream.IntStream;
import werkbank.metric.Classes;
import werkbank.metric.Score;
import werkbank.space.Objective;

/**
 * The losses of a network on single images, whose mean is an objective's loss: 1 less the accuracy, 1 less the balanced
 * accuracy, or the log-loss.
 */
final class ImageLosses {
    private final Objective objective;
    private final int[] labels;
    /** The loss of a mistake in each class. */
    private final double[] weights;

    /**
     * @param objective any but {@link Objective#VAL_F1}, which is no mean over images
     * @param labels of the images
     */
    ImageLosses(Objective objective, int[] labels) {
        if (objective == Objective.VAL_F1) {
            throw new IllegalArgumentException("macro F1 is no mean over images");
        }
        this.objective = objective;
        this.labels = labels;
        this.weights = weights(objective, labels);
    }

    private static double[] weights(Objective objective, int[] labels) {
        int[] counts = Classes.counts(labels, Arrays.stream(labels).max().orElse(0) + 1);
        long classes = Arrays.stream(counts).filter(count -> count > 0).count();
        return Arrays.stream(counts)
                .mapToDouble(count -> objective == Objective.VAL_BALANCED_ACCURACY
                        ? (double) labels.length / classes / Math.max(1, count)
                        : 1)
                .toArray();
    }

    /** @param probabilities [images][classes] */
    double[] of(float[][] probabilities) {
        return IntStream.range(0, labels.length)
                .mapToDouble(image -> loss(probabilities[image], labels[image]))
                .toArray();
    }

    private double loss(float[] probabilities, int label) {
        if (objective == Objective.VAL_LOSS) {
            return -Math.log(Math.max(Score.CLIP, probabilities[label]));
        }
        return Classes.mostProbable(probabilities) == label ? 0 : weights[label];
    }
}
