package werkbank.train;

import java.util.SplittableRandom;
import werkbank.space.Augmentation;

/**
 * One random affine transform an image, as Keras's ImageDataGenerator composes it: rotation · shift · shear · zoom
 * about the image's centre, linear interpolation, pixels outside taken from the nearest edge.
 *
 * <p>What an image gets depends on (seed, epoch, row) alone, not on the order of the images or on threads.
 */
final class Augmenter {
    private final Augmentation ranges;
    private final int height;
    private final int width;
    private final long seed;

    Augmenter(Augmentation ranges, int height, int width, long seed) {
        this.ranges = ranges;
        this.height = height;
        this.width = width;
        this.seed = seed;
    }

    /**
     * Writes the transformed image, scaled to [0, 1].
     *
     * @param source height × width grey values 0 to 255
     * @param target written from {@code offset}, height × width values
     */
    void apply(byte[] source, int epoch, int row, float[] target, int offset) {
        if (ranges.isNone()) {
            Pixels.scale(source, target, offset);
            return;
        }
        sample(source, draw(epoch, row), target, offset);
    }

    /** Matrix from output to input coordinates, (row, column) about the centre: [a b tx; c d ty]. */
    private double[] draw(int epoch, int row) {
        SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * epoch + 0xD1B54A32D192ED03L * row);
        double theta = Math.toRadians(within(random, ranges.rotation()));
        double shiftRows = within(random, ranges.shift()) * height;
        double shiftColumns = within(random, ranges.shift()) * width;
        double shear = Math.toRadians(within(random, ranges.shear()));
        double zoomRows = 1 + within(random, ranges.zoom());
        double zoomColumns = 1 + within(random, ranges.zoom());
        return matrix(theta, shiftRows, shiftColumns, shear, zoomRows, zoomColumns);
    }

    private static double within(SplittableRandom random, double range) {
        return (2 * random.nextDouble() - 1) * range;
    }

    /** rotation [cos −sin; sin cos] · translation · shear [1 −sin; 0 cos] · zoom, multiplied out. */
    static double[] matrix(
            double theta, double shiftRows, double shiftColumns, double shear, double zoomRows, double zoomColumns) {
        double cos = Math.cos(theta);
        double sin = Math.sin(theta);
        return new double[] {
            cos * zoomRows,
            (-cos * Math.sin(shear) - sin * Math.cos(shear)) * zoomColumns,
            cos * shiftRows - sin * shiftColumns,
            sin * zoomRows,
            (-sin * Math.sin(shear) + cos * Math.cos(shear)) * zoomColumns,
            sin * shiftRows + cos * shiftColumns
        };
    }

    private void sample(byte[] source, double[] m, float[] target, int offset) {
        float centreRow = (height - 1) / 2f;
        float centreColumn = (width - 1) / 2f;
        int out = offset;
        for (int r = 0; r < height; r++) {
            float dr = r - centreRow;
            float rowBase = (float) (m[0] * dr + m[2] - m[1] * centreColumn + centreRow);
            float columnBase = (float) (m[3] * dr + m[5] - m[4] * centreColumn + centreColumn);
            for (int c = 0; c < width; c++) {
                float y = clamp(rowBase + (float) m[1] * c, height - 1);
                float x = clamp(columnBase + (float) m[4] * c, width - 1);
                target[out++] = interpolate(source, y, x);
            }
        }
    }

    private static float clamp(float value, int max) {
        return value < 0 ? 0 : Math.min(value, max);
    }

    private float interpolate(byte[] source, float y, float x) {
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(top + 1, height - 1);
        int right = Math.min(left + 1, width - 1);
        float fy = y - top;
        float fx = x - left;
        float above = grey(source, top, left) * (1 - fx) + grey(source, top, right) * fx;
        float below = grey(source, bottom, left) * (1 - fx) + grey(source, bottom, right) * fx;
        return (above * (1 - fy) + below * fy) * Pixels.SCALE;
    }

    private int grey(byte[] source, int row, int column) {
        return source[row * width + column] & 0xFF;
    }
}
