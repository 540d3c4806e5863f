package werkbank.dataset;

import java.util.Arrays;
import java.util.Locale;
import werkbank.recipe.Shape;

/**
 * Images of one size, in memory.
 *
 * @param pixels [images][channels × height × width] values 0 to 255 as unsigned bytes, in the order of {@link Shape}
 * @param shape of each image
 */
public record Images(byte[][] pixels, Shape shape) {
    /** @throws IllegalArgumentException when an image has another number of values than its shape */
    public Images {
        for (byte[] image : pixels) {
            if (image.length != shape.values()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT, "an image of %s has %d values, not %d", shape, shape.values(), image.length));
            }
        }
    }

    /** How many they are. */
    public int count() {
        return pixels.length;
    }

    /** Images {@code from} (inclusive) to {@code to} (exclusive); the pixels are shared. */
    public Images range(int from, int to) {
        return new Images(Arrays.copyOfRange(pixels, from, to), shape);
    }

    /** Picks the images at these rows, in this order; the pixels are shared. */
    public Images subset(int[] rows) {
        return new Images(Arrays.stream(rows).mapToObj(row -> pixels[row]).toArray(byte[][]::new), shape);
    }
}
