package werkbank.train;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Networks on many images, in batches that fit the processor's caches. */
final class Inference {
    private static final int BATCH = 256;

    private Inference() {}

    /**
     * @param images [rows][height × width] grey values
     * @return [rows][classes]
     */
    static float[][] probabilities(MultiLayerNetwork network, byte[][] images, int height, int width) {
        float[][] rows = new float[images.length][];
        for (int from = 0; from < images.length; from += BATCH) {
            int to = Math.min(from + BATCH, images.length);
            try (INDArray batch = Pixels.batch(images, from, to, height, width);
                    INDArray output = network.output(batch, false)) {
                float[][] values = output.toFloatMatrix();
                System.arraycopy(values, 0, rows, from, values.length);
            }
        }
        return rows;
    }
}
