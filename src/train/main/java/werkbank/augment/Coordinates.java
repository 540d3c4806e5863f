package werkbank.augment;

import java.util.Arrays;

/**
 * The place in the input that each pixel of the output comes from. All loops run over the whole image, since the
 * just-in-time compiler makes vector instructions of long plain loops only.
 */
final class Coordinates {
    /** [height × width] in input pixels. */
    final float[] rows;

    /** [height × width] in input pixels. */
    final float[] columns;

    private final int height;
    private final int width;
    /** The column of each pixel. */
    private final float[] steps;

    Coordinates(int height, int width) {
        this.height = height;
        this.width = width;
        this.rows = new float[height * width];
        this.columns = new float[height * width];
        this.steps = new float[height * width];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i % width;
        }
    }

    /**
     * Sets all coordinates.
     *
     * @param m as {@link Affine#values}
     * @param margin added to each coordinate
     */
    void set(double[] m, int margin) {
        float centreRow = (height - 1) / 2f;
        float centreColumn = (width - 1) / 2f;
        for (int r = 0; r < height; r++) {
            float dr = r - centreRow;
            float row = (float) (m[0] * dr + m[2] - m[1] * centreColumn + centreRow + margin);
            float column = (float) (m[3] * dr + m[5] - m[4] * centreColumn + centreColumn + margin);
            Arrays.fill(rows, r * width, (r + 1) * width, row);
            Arrays.fill(columns, r * width, (r + 1) * width, column);
        }
        advance(rows, steps, (float) m[1]);
        advance(columns, steps, (float) m[4]);
    }

    private static void advance(float[] values, float[] steps, float step) {
        for (int i = 0; i < values.length; i++) {
            values[i] += step * steps[i];
        }
    }

    /** Mirrors what lies outside an image of this size at its edges, which lie half a pixel beyond the outer pixels. */
    void reflect() {
        reflect(rows, height);
        reflect(columns, width);
    }

    private static void reflect(float[] values, int size) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < -0.5f || values[i] > size - 0.5f) {
                values[i] = reflected(values[i], size);
            }
        }
    }

    private static float reflected(float value, int size) {
        float beyond = (value + 0.5f) % (2 * size);
        float phase = beyond < 0 ? beyond + 2 * size : beyond;
        return (phase < size ? phase : 2 * size - phase) - 0.5f;
    }

    /** Coordinates outside become those of the edge, 0 or the largest. */
    void clamp(int lastRow, int lastColumn) {
        clamp(rows, lastRow);
        clamp(columns, lastColumn);
    }

    private static void clamp(float[] values, float last) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, Math.min(values[i], last));
        }
    }
}
