package werkbank.picture;

import java.util.Arrays;

/**
 * The shares by which the pixels of a line make those of a shorter or longer one. A pixel that covers several is their mean, each
 * by the share that is covered, so that nothing is skipped when an image shrinks (anti-aliasing); one that lies between
 * pixels is interpolated between them when it grows. At the same length nothing changes.
 */
final class LineShares {
    /** The first pixel of the line for each pixel of the result. */
    private final int[] first;
    /** The factors of it and of those behind it. */
    private final double[][] shares;
    /** The number that their sum is divided by. */
    private final double[] spans;

    private LineShares(int length) {
        first = new int[length];
        shares = new double[length][];
        spans = new double[length];
    }

    /**
     * The shares for a part of a line.
     *
     * @param pixels of the line
     * @param from where the part begins, 0 to {@code pixels}
     * @param span how long it is, in pixels of the line
     * @param length of the result, in pixels
     */
    static LineShares of(int pixels, double from, double span, int length) {
        LineShares line = new LineShares(length);
        double scale = span / length;
        for (int i = 0; i < length; i++) {
            if (scale >= 1) {
                line.covers(i, pixels, from + i * scale, from + (i + 1) * scale);
            } else {
                line.lies(i, pixels, from + (i + 0.5) * scale - 0.5);
            }
        }
        return line;
    }

    /** The mean of the pixels from one edge to another, where pixel i reaches from i to i + 1. */
    private void covers(int result, int pixels, double from, double to) {
        int low = Math.min(pixels - 1, (int) from);
        int high = (int) Math.min(pixels, Math.ceil(to));
        first[result] = low;
        shares[result] = new double[Math.max(1, high - low)];
        for (int i = low; i < high; i++) {
            shares[result][i - low] = Math.min(to, i + 1) - Math.max(from, i);
        }
        spans[result] = to - from;
    }

    /** Linear interpolation between the two nearest pixels; beyond the outermost it takes those. */
    private void lies(int result, int pixels, double place) {
        double inside = Math.max(0, Math.min(pixels - 1, place));
        int low = Math.min((int) inside, Math.max(0, pixels - 2));
        first[result] = low;
        shares[result] = pixels == 1 ? new double[] {1} : new double[] {1 - (inside - low), inside - low};
        spans[result] = 1;
    }

    float[] applied(float[] line) {
        float[] result = new float[first.length];
        for (int i = 0; i < result.length; i++) {
            double sum = 0;
            for (int j = 0; j < shares[i].length; j++) {
                sum += line[first[i] + j] * shares[i][j];
            }
            result[i] = (float) (sum / spans[i]);
        }
        return result;
    }

    /** Applies the shares to whole lines, [pixels][any length], as if each column were a line. */
    float[][] down(float[][] lines) {
        int width = lines[0].length;
        float[][] result = new float[first.length][width];
        double[] sums = new double[width];
        for (int i = 0; i < result.length; i++) {
            Arrays.fill(sums, 0);
            for (int j = 0; j < shares[i].length; j++) {
                float[] line = lines[first[i] + j];
                for (int column = 0; column < width; column++) {
                    sums[column] += line[column] * shares[i][j];
                }
            }
            for (int column = 0; column < width; column++) {
                result[i][column] = (float) (sums[column] / spans[i]);
            }
        }
        return result;
    }
}
