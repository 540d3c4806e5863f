package werkbank.picture;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A grey image.
 *
 * @param pixels [height × width] grey values 0 (black) to 255 (white) as unsigned bytes, row by row
 * @param height at least 1
 * @param width at least 1
 */
public record GreyImage(byte[] pixels, int height, int width) {
    /** @throws IllegalArgumentException when there are no pixels, or not as many as the sizes say */
    public GreyImage {
        if (pixels.length == 0 || pixels.length != height * width) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d pixels for an image of %d × %d", pixels.length, height, width));
        }
    }

    int at(int row, int column) {
        return Byte.toUnsignedInt(pixels[row * width + column]);
    }

    /** The median of the outermost pixels, 0 to 255: what the paper looks like. */
    int border() {
        return median(outermost());
    }

    /** Median of the outermost pixels' distances from {@link #border}: how smooth the paper is. */
    int borderDeviation() {
        int paper = border();
        return median(outermost().map(value -> Math.abs(value - paper)));
    }

    /** Grey values between the tenth and the ninetieth percentile of the outermost pixels: how evenly the paper is lit. */
    int borderSpread() {
        int[] sorted = outermost().sorted().toArray();
        return sorted[sorted.length * 9 / 10] - sorted[sorted.length / 10];
    }

    /** Median difference of neighbours along the border: noise, whatever the light. */
    int borderNoise() {
        return median(IntStream.concat(
                IntStream.range(1, width).map(column -> Math.abs(at(0, column) - at(0, column - 1))),
                IntStream.range(1, height).map(row -> Math.abs(at(row, 0) - at(row - 1, 0)))));
    }

    private IntStream outermost() {
        return IntStream.range(0, pixels.length)
                .filter(i -> isOutermost(i / width, i % width))
                .map(i -> Byte.toUnsignedInt(pixels[i]));
    }

    private static int median(IntStream values) {
        int[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private boolean isOutermost(int row, int column) {
        return row == 0 || column == 0 || row == height - 1 || column == width - 1;
    }

    /** Values [height][width], 0 to 255. */
    float[][] values() {
        float[][] values = new float[height][width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                values[row][column] = at(row, column);
            }
        }
        return values;
    }
}
