package werkbank.engine.dl4j;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** DL4J's settings for the loss of a recipe. */
final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * Categorical cross-entropy; DL4J multiplies each class's term by its weight and divides by the batch's images.
     *
     * <p>With a clip DL4J limits the probabilities in the loss alone; {@link werkbank.engine.onednn.FastLayers#tally} takes
     * the labels beyond it out of the gradient. That needs weights, if of 1: without them DL4J takes it for granted that an
     * image's labels sum to 1.
     *
     * @param weights of the classes; empty when all count alike
     * @param clip as the recipe's {@code lossClip}
     */
    static LossMCXENT of(List<Double> weights, double clip, int classes) {
        if (weights.isEmpty() && clip == 0) {
            return new LossMCXENT();
        }
        double[] all = weights.isEmpty()
                ? ones(classes)
                : weights.stream().mapToDouble(Double::doubleValue).toArray();
        LossMCXENT loss =
                new LossMCXENT(Nd4j.createFromArray(new double[][] {all}).castTo(DataType.FLOAT));
        if (clip > 0) {
            loss.setSoftmaxClipEps(clip);
        }
        return loss;
    }

    private static double[] ones(int classes) {
        double[] ones = new double[classes];
        Arrays.fill(ones, 1);
        return ones;
    }
}
