package werkbank.augment;

import werkbank.recipe.Augmentation.Fill;

/** Takes an image's grey values at fractional coordinates, by linear interpolation. One for each thread. */
final class Resampler {
    private final Fill fill;
    private final int height;
    private final int width;
    /** Pixels of 0 around the image. */
    private final int margin;
    /** The values from one row to the next. The row and the column behind the last have no share in any result. */
    private final int stride;

    private final float[] padded;

    Resampler(Fill fill, int height, int width) {
        this.fill = fill;
        this.height = height;
        this.width = width;
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
     * @param source height × width grey values 0 to 255
     * @param at coordinates as they were drawn; changed to lie inside
     * @param target written from {@code offset}, height × width values
     */
    void sample(byte[] source, Coordinates at, float[] target, int offset) {
        pad(source);
        if (fill == Fill.REFLECT) {
            at.reflect();
        }
        at.clamp(height - 1 + 2 * margin, width - 1 + 2 * margin);
        interpolate(at.rows, at.columns, target, offset);
    }

    private void pad(byte[] source) {
        for (int r = 0; r < height; r++) {
            int to = (r + margin) * stride + margin;
            for (int c = 0; c < width; c++) {
                padded[to + c] = source[r * width + c] & 0xFF;
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
