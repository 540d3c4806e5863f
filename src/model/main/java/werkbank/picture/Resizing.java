package werkbank.picture;

/**
 * Changes the size of grey values. A pixel that covers several is their mean, each by the share that is covered, so that
 * nothing is skipped when an image shrinks (anti-aliasing); one that lies between pixels is interpolated between them when
 * it grows. At the same size nothing changes.
 */
final class Resizing {
    private Resizing() {}

    /**
     * @param values [rows][columns]
     * @return [height][width]
     */
    static float[][] of(float[][] values, int height, int width) {
        return transposed(lines(transposed(lines(values, width)), height));
    }

    /** Each line to this length. */
    private static float[][] lines(float[][] lines, int length) {
        float[][] resized = new float[lines.length][];
        for (int line = 0; line < lines.length; line++) {
            resized[line] = line(lines[line], length);
        }
        return resized;
    }

    private static float[] line(float[] values, int length) {
        double scale = (double) values.length / length;
        float[] resized = new float[length];
        for (int i = 0; i < length; i++) {
            resized[i] = (float)
                    (scale >= 1 ? mean(values, i * scale, (i + 1) * scale) : between(values, (i + 0.5) * scale - 0.5));
        }
        return resized;
    }

    /** The mean of the pixels from one edge to another, where pixel i reaches from i to i + 1. */
    private static double mean(float[] values, double from, double to) {
        double sum = 0;
        for (int i = (int) from; i < Math.min(values.length, Math.ceil(to)); i++) {
            sum += values[i] * (Math.min(to, i + 1) - Math.max(from, i));
        }
        return sum / (to - from);
    }

    /** Interpolates linearly between the two nearest pixels; beyond the outermost it takes those. */
    private static double between(float[] values, double place) {
        double inside = Math.max(0, Math.min(values.length - 1, place));
        int first = (int) inside;
        int second = Math.min(values.length - 1, first + 1);
        return values[first] + (inside - first) * (values[second] - values[first]);
    }

    static float[][] transposed(float[][] values) {
        float[][] turned = new float[values[0].length][values.length];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                turned[column][row] = values[row][column];
            }
        }
        return turned;
    }
}
