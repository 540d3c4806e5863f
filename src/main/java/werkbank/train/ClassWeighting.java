package werkbank.train;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import werkbank.space.Training.ClassWeights;

/** What the loss of an image is multiplied by, for its class. */
final class ClassWeighting {
    private ClassWeighting() {}

    /**
     * Balanced weights are those of King and Zeng (2001), rows / (classes · rows of the class); their mean over the rows
     * is 1. A class without rows has weight 1.
     *
     * @param labels [rows], of the training images
     * @return a weight for each class; empty when all count alike
     */
    static Optional<double[]> of(ClassWeights settings, int[] labels, int classes) {
        if (settings.balanced()) {
            return Optional.of(balanced(labels, classes));
        }
        return settings.listed().isEmpty()
                ? Optional.empty()
                : Optional.of(settings.listed().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    private static double[] balanced(int[] labels, int classes) {
        int[] rows = new int[classes];
        for (int label : labels) {
            rows[label]++;
        }
        return Arrays.stream(rows)
                .mapToDouble(count -> count == 0 ? 1 : (double) labels.length / classes / count)
                .toArray();
    }

    /** Categorical cross-entropy; DL4J multiplies each class's term by its weight and divides by the batch's images. */
    static LossMCXENT loss(Optional<double[]> weights) {
        return weights.map(w ->
                        new LossMCXENT(Nd4j.createFromArray(new double[][] {w}).castTo(DataType.FLOAT)))
                .orElseGet(LossMCXENT::new);
    }
}
