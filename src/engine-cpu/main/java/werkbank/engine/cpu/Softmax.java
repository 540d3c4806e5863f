package werkbank.engine.cpu;

/** Probabilities of logits, in Java. */
final class Softmax {
    private Softmax() {}

    /**
     * Computes the probabilities of some images.
     *
     * @param logits [images][classes] in one row
     * @param rows [images][classes], where they go
     * @param first the first image's row
     */
    static void rows(float[] logits, int classes, float[][] rows, int first) {
        for (int image = 0; image < logits.length / classes; image++) {
            rows[first + image] = row(logits, image * classes, classes);
        }
    }

    private static float[] row(float[] logits, int from, int classes) {
        float most = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            most = Math.max(most, logits[from + c]);
        }
        double[] powers = new double[classes];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            powers[c] = Math.exp(logits[from + c] - most);
            sum += powers[c];
        }
        float[] row = new float[classes];
        for (int c = 0; c < classes; c++) {
            row[c] = (float) (powers[c] / sum);
        }
        return row;
    }
}
