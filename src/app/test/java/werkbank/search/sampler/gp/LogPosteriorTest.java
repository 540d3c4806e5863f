package werkbank.search.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.junit.jupiter.api.Test;

class LogPosteriorTest {
    private static final int ROWS = 12;
    private static final Metric METRIC = new Metric(new boolean[] {false, false, true});
    private static final double[][] INPUTS = new double[ROWS][];
    private static final double[] TARGETS = new double[ROWS];

    static {
        Random random = new Random(3);
        for (int i = 0; i < ROWS; i++) {
            INPUTS[i] = new double[] {random.nextDouble(), random.nextDouble(), random.nextInt(3)};
            TARGETS[i] = Math.sin(6 * INPUTS[i][0]) + 0.3 * INPUTS[i][2] + 0.05 * random.nextGaussian() - 0.5;
        }
    }

    private final LogPosterior posterior = new LogPosterior(METRIC, INPUTS, TARGETS);

    private double value(double... logs) {
        return posterior.at(logs, new double[logs.length]);
    }

    /** The logarithms of densities that commons-math has; only differences count, since a constant is left out. */
    private static double expected(double... logs) {
        double[][] covariances = new double[ROWS][ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < ROWS; j++) {
                covariances[i][j] =
                        Math.exp(logs[3]) * correlation(INPUTS[i], INPUTS[j], logs) + (i == j ? Math.exp(logs[4]) : 0);
            }
        }
        double sum = Math.log(new MultivariateNormalDistribution(new double[ROWS], covariances).density(TARGETS))
                + logNormal(0, 1, logs[3])
                + logNormal(-4, 1, logs[4]);
        for (int d = 0; d < 3; d++) {
            sum += logNormal(Math.sqrt(2) + Math.log(Math.sqrt(3)), Math.sqrt(3), logs[d]);
        }
        return -sum;
    }

    private static double correlation(double[] a, double[] b, double[] logs) {
        double square = Math.pow((a[0] - b[0]) / Math.exp(logs[0]), 2)
                + Math.pow((a[1] - b[1]) / Math.exp(logs[1]), 2)
                + (a[2] == b[2] ? 0 : Math.exp(-2 * logs[2]));
        double r = Math.sqrt(square);
        return (1 + Math.sqrt(5) * r + 5 * r * r / 3) * Math.exp(-Math.sqrt(5) * r);
    }

    private static double logNormal(double location, double spread, double log) {
        return new LogNormalDistribution(location, spread).logDensity(Math.exp(log));
    }

    @Test
    void itIsLikelihoodTimesPriorButForAConstant() {
        double[] one = {-1, 0.5, 1, 0.2, -3};
        double[] other = {0.3, -0.7, 0, -0.5, -1};
        assertThat(value(one) - value(other)).isEqualTo(expected(one) - expected(other), within(1e-8));
    }

    @Test
    void itsGradientIsThatOfItsDifferences() {
        double[] logs = {-1, 0.5, 1, 0.2, -3};
        double[] gradient = new double[logs.length];
        posterior.at(logs, gradient);
        for (int i = 0; i < logs.length; i++) {
            double[] above = logs.clone();
            double[] below = logs.clone();
            above[i] += 1e-5;
            below[i] -= 1e-5;
            assertThat(gradient[i]).isEqualTo((value(above) - value(below)) / 2e-5, within(1e-5));
        }
    }

    /** The target depends on the first coordinate most, on the second not at all. */
    @Test
    void itsModeHasShortScalesWhereTheFunctionChanges() {
        Hyperparameters mode = posterior.mode(50);
        assertThat(mode.lengths()[0]).isLessThan(0.7);
        assertThat(mode.lengths()[1]).isGreaterThan(2 * mode.lengths()[0]);
        assertThat(mode.noise()).isBetween(1e-4, 0.1);
    }
}
