package werkbank.augment;

import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Shape;

/** Takes an image's values at fractional coordinates, by linear interpolation. One for each thread. */
final class Resampler {
    private final Fill fill;
    private final int channels;
    private final int height;
    private final int width;
    /** Pixels of 0 around the image. */
    private final int margin;
    /** The values from one row to the next. The row and the column behind the last have no share in any result. */
    private final int stride;

    private final float[] padded;

    Resampler(Fill fill, Shape shape) {
        this.fill = fill;
        this.channels = shape.channels();
        this.height = shape.height();
        this.width = shape.width();
        this.margin = fill == Fill.CONSTANT ? 1 : 0;
        this.stride = width + 2 * margin + 1;
        this.padded = new float[(height + 2 * margin + 1) * stride];
    }

    /** The offset that {@link Coordinates#set} has to add. */
    int margin() {
        return margin;
    }

    /**
     * Writes an image scaled to [0, 1].
     *
     * @param source channels × height × width values 0 to 255
     * @param at coordinates as they were drawn; changed to lie inside
     * @param target written from {@code offset}, channels × height × width values
     */
    void sample(byte[] source, Coordinates at, float[] target, int offset) {
        if (fill == Fill.REFLECT) {
            at.reflect();
        }
        at.clamp(height - 1 + 2 * margin, width - 1 + 2 * margin);
        for (int channel = 0; channel < channels; channel++) {
            int plane = channel * height * width;
            pad(source, plane);
            interpolate(at.rows, at.columns, target, offset + plane);
        }
    }

    private void pad(byte[] source, int from) {
        for (int r = 0; r < height; r++) {
            int to = (r + margin) * stride + margin;
            for (int c = 0; c < width; c++) {
                padded[to + c] = source[from + r * width + c] & 0xFF;
            }
        }
    }

    private void interpolate(float[] rows, float[] columns, float[] target, int offset) {
        for (int i = 0; i < rows.length; i++) {
            int top = (int) rows[i];
            int left = (int) columns[i];
            float down = rows[i] - top;
            float right = columns[i] - left;
            int at = top * stride + left;
            float above = padded[at] * (1 - right) + padded[at + 1] * right;
            float below = padded[at + stride] * (1 - right) + padded[at + stride + 1] * right;
            target[offset + i] = (above * (1 - down) + below * down) * Pixels.SCALE;
        }
    }
}
