package werkbank.search.sampler.gp;

import java.util.Arrays;

/**
 * The distribution of the hyperparameters before anything is observed. The length scales' distribution is that of
 * Hvarfner, Hellsten and Nardi (2024), Vanilla Bayesian optimization performs great in high dimensions, ICML:
 * log-normal, its location √2 + log √D, which grows with the number of dimensions D as distances do, its scale √3. Noise and scale
 * are log-normal too, for losses of mean 0 and variance 1.
 */
record Hyperprior(int dimensions) {
    private static final double LENGTH_SPREAD = Math.sqrt(3);
    private static final double SCALE_SPREAD = 1;
    private static final double NOISE = -4;
    private static final double NOISE_SPREAD = 1;
    private static final double SHORTEST = 0.02;
    private static final double LONGEST = 1e3;
    private static final double LEAST_SCALE = 0.05;
    private static final double MOST_SCALE = 20;
    private static final double LEAST_NOISE = 1e-5;
    private static final double MOST_NOISE = 1;

    private double location() {
        return Math.sqrt(2) + Math.log(dimensions) / 2;
    }

    /** The most likely logarithms, as {@link Hyperparameters#ofLogs} takes them. */
    double[] mode() {
        return logs(location() - LENGTH_SPREAD * LENGTH_SPREAD, 0, NOISE - NOISE_SPREAD * NOISE_SPREAD);
    }

    /** Logarithms from which a search finds what is far from the mode: long scales and much noise. */
    double[] median() {
        return logs(location(), 0, Math.log(0.1));
    }

    private double[] logs(double length, double scale, double noise) {
        double[] logs = new double[dimensions + 2];
        Arrays.fill(logs, length);
        logs[dimensions] = scale;
        logs[dimensions + 1] = noise;
        return logs;
    }

    /** The bounds of the logarithms. */
    Box box() {
        return new Box(
                logs(Math.log(SHORTEST), Math.log(LEAST_SCALE), Math.log(LEAST_NOISE)),
                logs(Math.log(LONGEST), Math.log(MOST_SCALE), Math.log(MOST_NOISE)));
    }

    /**
     * Minus the logarithm of the density, but for a constant.
     *
     * @param gradient to which its derivatives by the logarithms are added
     */
    double minusLog(double[] logs, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            sum += logNormal(logs, i, location(), LENGTH_SPREAD, gradient);
        }
        return sum
                + logNormal(logs, dimensions, 0, SCALE_SPREAD, gradient)
                + logNormal(logs, dimensions + 1, NOISE, NOISE_SPREAD, gradient);
    }

    /** Takes the density by the number itself, not by its logarithm: with it the mode is below the median. */
    private static double logNormal(double[] logs, int i, double location, double spread, double[] gradient) {
        double distance = (logs[i] - location) / spread;
        gradient[i] += distance / spread + 1;
        return distance * distance / 2 + logs[i];
    }
}
