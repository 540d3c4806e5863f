package werkbank.recipe;

import java.util.Locale;

/**
 * The size of an image, and the order of its values: channel after channel, row after row of each, from left to right.
 * The value at (channel, row, column) has the index {@code (channel × height + row) × width + column}.
 *
 * @param channels 1 for grey
 * @param height in pixels, at least 1
 * @param width in pixels, at least 1
 */
public record Shape(int channels, int height, int width) {
    /** @throws IllegalArgumentException when a size is less than 1 */
    public Shape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "no image has %d × %d × %d values", channels, height, width));
        }
    }

    /** The shape of an image with one channel. */
    public static Shape grey(int height, int width) {
        return new Shape(1, height, width);
    }

    /** Numbers in one image: channels × height × width. */
    public int values() {
        return Math.multiplyExact(channels, Math.multiplyExact(height, width));
    }

    /** Height and width, for instance {@code 28 × 28}, and before them the channels of an image that isn't grey. */
    @Override
    public String toString() {
        return (channels == 1 ? "" : channels + " × ") + height + " × " + width;
    }
}
