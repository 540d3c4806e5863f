package werkbank.ensemble;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import werkbank.metric.Classes;
import werkbank.metric.Score;

/**
 * How sharp probabilities are: p becomes softmax(ln p / value), that is p^(1 / value), normalised. Above 1 they come
 * closer together, below 1 they move apart; the most probable class stays the same.
 *
 * <p>Guo et al. (2017), On calibration of modern neural networks, ICML. Of the mean of several networks, after averaging:
 * Rahaman and Thiery (2021), Uncertainty quantification and deep ensembles, NeurIPS.
 *
 * @param value positive; 1 changes nothing
 */
public record Temperature(double value) {
    /** The temperature that changes nothing. */
    public static final Temperature NONE = new Temperature(1);

    /** The least probability that counts; lower ones count as this one, since a float may be 0. */
    private static final double LEAST = 1e-12;

    /** Temperatures that are looked at: 1 / 4 to 4. */
    private static final double WIDEST = Math.log(4);

    private static final double ACCURACY = 1e-7;
    private static final int EVALUATIONS = 200;

    /**
     * The temperature of the lowest log-loss, between 1/4 and 4. The log-loss is convex in 1 / temperature, so there is
     * one. Where every image is right it would be the lowest temperature there is, whatever the next mistake costs; then it
     * is 1.
     *
     * @param labels [rows]
     * @param probabilities [rows][classes]
     */
    public static Temperature fit(int[] labels, float[][] probabilities) {
        if (Score.of(labels, probabilities).errors() == 0) {
            return NONE;
        }
        double[][] ratios = logRatios(labels, probabilities);
        UnivariateObjectiveFunction logLoss =
                new UnivariateObjectiveFunction(logarithm -> logLoss(ratios, Math.exp(-logarithm)));
        double logarithm = new BrentOptimizer(ACCURACY, ACCURACY)
                .optimize(logLoss, GoalType.MINIMIZE, new SearchInterval(-WIDEST, WIDEST, 0), new MaxEval(EVALUATIONS))
                .getPoint();
        return new Temperature(Math.exp(logarithm));
    }

    /** The logarithms ln(p / p(label)) of the classes but the label, [rows][classes − 1]. */
    private static double[][] logRatios(int[] labels, float[][] probabilities) {
        double[][] ratios = new double[labels.length][];
        for (int row = 0; row < labels.length; row++) {
            double label = logarithm(probabilities[row][labels[row]]);
            ratios[row] = new double[probabilities[row].length - 1];
            for (int c = 0; c < ratios[row].length; c++) {
                int other = c < labels[row] ? c : c + 1;
                ratios[row][c] = logarithm(probabilities[row][other]) - label;
            }
        }
        return ratios;
    }

    private static double logLoss(double[][] ratios, double exponent) {
        double loss = 0;
        for (double[] row : ratios) {
            double sum = 0;
            for (double ratio : row) {
                sum += Math.exp(exponent * ratio);
            }
            loss += Math.log1p(sum);
        }
        return loss / ratios.length;
    }

    private static double logarithm(double probability) {
        return Math.log(Math.max(LEAST, probability));
    }

    /** @return [rows][classes], each row summing to 1; {@code probabilities} itself when nothing changes */
    public float[][] applyTo(float[][] probabilities) {
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
            shares[c] = Math.exp((logarithm(probabilities[c]) - logarithm(probabilities[top])) / value);
            sum += shares[c];
        }
        float[] tempered = new float[shares.length];
        for (int c = 0; c < shares.length; c++) {
            tempered[c] = (float) (shares[c] / sum);
        }
        keepTop(tempered, top);
        return tempered;
    }

    /**
     * Keeps the most probable class on top, since two probabilities that differ in the last digit may be rounded to
     * one.
     */
    private static void keepTop(float[] tempered, int top) {
        int found = Classes.mostProbable(tempered);
        if (found != top) {
            tempered[top] = Math.nextUp(tempered[found]);
        }
    }
}
