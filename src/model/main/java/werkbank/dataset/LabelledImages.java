package werkbank.dataset;

import java.util.Arrays;
import werkbank.recipe.Shape;

/**
 * Images with their classes, in memory.
 *
 * @param labels of the images, each in [0, classes)
 * @param classes at least 2; the largest label of the training files + 1
 */
public record LabelledImages(Images images, int[] labels, int classes) {

    /** How many they are. */
    public int rows() {
        return labels.length;
    }

    /** The size of each image. */
    public Shape shape() {
        return images.shape();
    }

    /** Picks the images at these rows with their labels, in this order; the pixels are shared. */
    public LabelledImages subset(int[] rows) {
        return new LabelledImages(
                images.subset(rows), Arrays.stream(rows).map(row -> labels[row]).toArray(), classes);
    }
}
