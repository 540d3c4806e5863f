package werkbank.predict;

import werkbank.dataset.Images;
import werkbank.engine.Network;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;

/** Networks on many images, batch by batch. */
public final class Inference {
    /** Numbers of a batch's images, where it is more than one image. */
    private static final int MOST_NUMBERS = 1 << 26;

    private Inference() {}

    /**
     * Images of a batch at most: fewer of large ones, which are in Java's heap as numbers while a network answers. A power of
     * two then, so that engines that take fewer at a time divide it evenly.
     *
     * @param most of small ones
     */
    static int imagesAtOnce(Shape shape, int most) {
        return Math.min(most, Math.max(1, Integer.highestOneBit(MOST_NUMBERS / shape.values())));
    }

    /**
     * A network's probabilities for images, [rows][classes].
     *
     * @param most images of a batch; fewer where they are large
     */
    public static float[][] probabilities(Network network, Images images, int most) {
        float[][] rows = new float[images.count()][];
        ViewedImages once = new ViewedImages(Views.ONCE, images.shape());
        int atOnce = imagesAtOnce(images.shape(), most);
        for (int from = 0; from < images.count(); from += atOnce) {
            Images batch = images.range(from, Math.min(from + atOnce, images.count()));
            float[][] values = batch(network, batch, once);
            System.arraycopy(values, 0, rows, from, values.length);
        }
        return rows;
    }

    /**
     * The probabilities of one batch, the mean over all looks with their weights.
     *
     * @return [rows][classes]
     */
    static float[][] batch(Network network, Images images, ViewedImages looks) {
        float[][] first = network.answers(images).orElseGet(() -> network.probabilities(looks.batch(images, 0)));
        if (looks.count() == 1) {
            return first;
        }
        double[][] sums = new double[first.length][first[0].length];
        add(first, looks.weight(0), sums);
        for (int look = 1; look < looks.count(); look++) {
            add(network.probabilities(looks.batch(images, look)), looks.weight(look), sums);
        }
        for (int row = 0; row < sums.length; row++) {
            for (int c = 0; c < sums[row].length; c++) {
                first[row][c] = (float) (sums[row][c] / looks.count());
            }
        }
        return first;
    }

    private static void add(float[][] values, double weight, double[][] sums) {
        for (int row = 0; row < sums.length; row++) {
            for (int c = 0; c < sums[row].length; c++) {
                sums[row][c] += weight * values[row][c];
            }
        }
    }
}
