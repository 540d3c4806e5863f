package werkbank.ensemble;

import werkbank.metric.Classes;

/**
 * How sharp probabilities are: p becomes softmax(ln p / value), that is p^(1 / value), normalised. Above 1 they come
 * closer together, below 1 they move apart; the most probable class stays the same.
 *
 * <p>Guo et al. (2017), On calibration of modern neural networks, ICML. Of the mean of several networks, after averaging:
 * Rahaman and Thiery (2021), Uncertainty quantification and deep ensembles, NeurIPS.
 *
 * @param value positive; 1 changes nothing
 */
record Temperature(double value) {
    /** Lower probabilities count as this one, since a float may be 0. */
    private static final double LEAST = 1e-12;

    /** @return [rows][classes], each row summing to 1; {@code probabilities} itself when nothing changes */
    float[][] applyTo(float[][] probabilities) {
        if (value == 1) {
            return probabilities;
        }
        float[][] tempered = new float[probabilities.length][];
        for (int row = 0; row < tempered.length; row++) {
            tempered[row] = applyTo(probabilities[row]);
        }
        return tempered;
    }

    private float[] applyTo(float[] probabilities) {
        int top = Classes.mostProbable(probabilities);
        double[] shares = new double[probabilities.length];
        double sum = 0;
        for (int c = 0; c < shares.length; c++) {
            double ratio = Math.max(LEAST, probabilities[c]) / Math.max(LEAST, probabilities[top]);
            shares[c] = Math.pow(ratio, 1 / value);
            sum += shares[c];
        }
        float[] tempered = new float[shares.length];
        for (int c = 0; c < shares.length; c++) {
            tempered[c] = (float) (shares[c] / sum);
        }
        keepTop(tempered, top);
        return tempered;
    }

    /** Two probabilities that differ in the last digit may be rounded to one. */
    private static void keepTop(float[] tempered, int top) {
        int found = Classes.mostProbable(tempered);
        if (found != top) {
            tempered[top] = Math.nextUp(tempered[found]);
        }
    }
}
