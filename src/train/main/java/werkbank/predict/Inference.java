package werkbank.predict;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.dataset.Images;
import werkbank.recipe.Views;

/** Networks on many images, in batches that fit the processor's caches. */
public final class Inference {
    static final int BATCH = 256;

    private Inference() {}

    /** What a network says of images, [rows][classes]. */
    public static float[][] probabilities(MultiLayerNetwork network, Images images) {
        float[][] rows = new float[images.count()][];
        ViewedImages once = new ViewedImages(Views.ONCE, images.shape());
        for (int from = 0; from < images.count(); from += BATCH) {
            Images batch = images.range(from, Math.min(from + BATCH, images.count()));
            float[][] values = batch(network, batch, once);
            System.arraycopy(values, 0, rows, from, values.length);
        }
        return rows;
    }

    /**
     * Of one batch, the mean over all looks.
     *
     * @return [rows][classes]
     */
    static float[][] batch(MultiLayerNetwork network, Images images, ViewedImages looks) {
        float[][] first = look(network, images, looks, 0);
        if (looks.count() == 1) {
            return first;
        }
        double[][] sums = new double[first.length][first[0].length];
        add(first, sums);
        for (int look = 1; look < looks.count(); look++) {
            add(look(network, images, looks, look), sums);
        }
        for (int row = 0; row < sums.length; row++) {
            for (int c = 0; c < sums[row].length; c++) {
                first[row][c] = (float) (sums[row][c] / looks.count());
            }
        }
        return first;
    }

    private static float[][] look(MultiLayerNetwork network, Images images, ViewedImages looks, int look) {
        try (INDArray batch = looks.batch(images, look);
                INDArray output = network.output(batch, false)) {
            return output.toFloatMatrix();
        }
    }

    private static void add(float[][] values, double[][] sums) {
        for (int row = 0; row < sums.length; row++) {
            for (int c = 0; c < sums[row].length; c++) {
                sums[row][c] += values[row][c];
            }
        }
    }
}
