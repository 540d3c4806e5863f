package werkbank.dataset;

import java.util.Arrays;

/**
 * Grey images of one size with their classes, in memory.
 *
 * @param images [rows][height × width] grey values 0 to 255 as unsigned bytes, row by row
 * @param labels [rows], each in [0, classes)
 * @param classes at least 2; the largest label of the training files + 1
 */
public record LabelledImages(byte[][] images, int[] labels, int height, int width, int classes) {

    public int rows() {
        return labels.length;
    }

    /** These rows, in this order; the pixels are shared. */
    public LabelledImages subset(int[] rows) {
        byte[][] chosen = Arrays.stream(rows).mapToObj(row -> images[row]).toArray(byte[][]::new);
        return new LabelledImages(
                chosen, Arrays.stream(rows).map(row -> labels[row]).toArray(), height, width, classes);
    }
}
