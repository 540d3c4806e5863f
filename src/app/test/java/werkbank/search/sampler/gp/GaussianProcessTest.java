package werkbank.search.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
    private static final Metric METRIC = new Metric(new boolean[] {false, false, true});
    private static final Hyperparameters HYPERPARAMETERS = new Hyperparameters(new double[] {0.4, 0.9, 1.5}, 1.3, 0.05);
    private static final double[][] INPUTS = {{0.1, 0.8, 0}, {0.5, 0.3, 1}, {0.9, 0.6, 0}};
    private static final double[] TARGETS = {-1, 0.4, 0.9};
    private static final double[] POINT = {0.3, 0.5, 1};

    private final GaussianProcess process = GaussianProcess.of(METRIC, HYPERPARAMETERS, Trend.NONE, INPUTS, TARGETS);

    private static double covariance(double[] a, double[] b) {
        double square = Math.pow((a[0] - b[0]) / 0.4, 2)
                + Math.pow((a[1] - b[1]) / 0.9, 2)
                + (a[2] == b[2] ? 0 : 1 / Math.pow(1.5, 2));
        double root = Math.sqrt(5 * square);
        return 1.3 * (1 + root + 5 * square / 3) * Math.exp(-root);
    }

    /** With one row, k the covariance: mean k y / (s + noise), variance s - k² / (s + noise). */
    @Test
    void oneRowByHand() {
        GaussianProcess one = GaussianProcess.of(
                new Metric(new boolean[1]),
                new Hyperparameters(new double[] {1}, 2, 0.5),
                Trend.NONE,
                new double[][] {{0}},
                new double[] {3});
        // r = 1 / √5, so that √5 r = 1 and the correlation is (1 + 1 + 1/3) / e.
        double k = 2 * (7.0 / 3) / Math.E;
        GaussianProcess.Prediction prediction = one.at(new double[] {1 / Math.sqrt(5)});
        assertThat(prediction.mean()).isEqualTo(k * 3 / 2.5, within(1e-12));
        assertThat(prediction.deviation()).isEqualTo(Math.sqrt(2 - k * k / 2.5), within(1e-12));
    }

    @Test
    void meanAndVarianceOfThreeRowsAreThoseOfTheFormula() {
        RealMatrix rows = MatrixUtils.createRealMatrix(3, 3);
        RealVector toPoint = MatrixUtils.createRealVector(new double[3]);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                rows.setEntry(i, j, covariance(INPUTS[i], INPUTS[j]) + (i == j ? 0.05 : 0));
            }
            toPoint.setEntry(i, covariance(INPUTS[i], POINT));
        }
        RealMatrix inverse = new LUDecomposition(rows).getSolver().getInverse();
        GaussianProcess.Prediction prediction = process.at(POINT);
        assertThat(prediction.mean())
                .isEqualTo(toPoint.dotProduct(inverse.operate(MatrixUtils.createRealVector(TARGETS))), within(1e-12));
        assertThat(prediction.deviation() * prediction.deviation())
                .isEqualTo(1.3 - toPoint.dotProduct(inverse.operate(toPoint)), within(1e-12));
        assertThat(process.mean(POINT)).isEqualTo(prediction.mean(), within(1e-15));
    }

    @Test
    void theGradientIsThatOfItsDifferencesAndNoneAlongAChoice() {
        double[] gradient = process.gradient(POINT, process.at(POINT), 2, -3);
        for (int d = 0; d < 2; d++) {
            double[] above = POINT.clone();
            double[] below = POINT.clone();
            above[d] += 1e-6;
            below[d] -= 1e-6;
            double difference = (weighed(above) - weighed(below)) / 2e-6;
            assertThat(gradient[d]).isEqualTo(difference, within(1e-7));
        }
        assertThat(gradient[2]).isZero();
    }

    private double weighed(double[] point) {
        GaussianProcess.Prediction prediction = process.at(point);
        return 2 * prediction.mean() - 3 * prediction.deviation();
    }

    @Test
    void whatIsBelievedKeepsTheMeanAndShrinksTheDeviation() {
        double[] near = {0.32, 0.5, 1};
        double[] far = {1, 0, 2};
        GaussianProcess believing = process.believing(new double[][] {POINT, far});
        assertThat(believing.at(near).mean()).isEqualTo(process.at(near).mean(), within(1e-12));
        assertThat(believing.at(near).deviation()).isLessThan(process.at(near).deviation() / 2);

        GaussianProcess told = GaussianProcess.of(
                METRIC,
                HYPERPARAMETERS,
                Trend.NONE,
                new double[][] {INPUTS[0], INPUTS[1], INPUTS[2], POINT, far},
                new double[] {-1, 0.4, 0.9, process.mean(POINT), process.mean(far)});
        assertThat(believing.at(near).mean()).isEqualTo(told.at(near).mean(), within(1e-12));
        assertThat(believing.at(near).deviation()).isEqualTo(told.at(near).deviation(), within(1e-12));
    }

    /** The mean of a process, twice, as another one begins with it. */
    private static final Trend TREND = new Trend() {
        private final GaussianProcess before =
                GaussianProcess.of(METRIC, HYPERPARAMETERS, NONE, new double[][] {{0.2, 0.2, 1}}, new double[] {2});

        @Override
        public double at(double[] input) {
            return 2 * before.mean(input);
        }

        @Override
        public void addSlope(double[] input, double share, double[] gradient) {
            before.addSlope(input, 2 * share, gradient);
        }
    };

    private static final GaussianProcess STACKED = GaussianProcess.of(METRIC, HYPERPARAMETERS, TREND, INPUTS, TARGETS);

    @Test
    void theMeanIsTheTrendAndWhatTheRestSays() {
        double[] rest = new double[3];
        for (int i = 0; i < 3; i++) {
            rest[i] = TARGETS[i] - TREND.at(INPUTS[i]);
        }
        GaussianProcess alone = GaussianProcess.of(METRIC, HYPERPARAMETERS, Trend.NONE, INPUTS, rest);
        assertThat(STACKED.mean(POINT)).isEqualTo(TREND.at(POINT) + alone.mean(POINT), within(1e-12));
        assertThat(STACKED.at(POINT).mean()).isEqualTo(STACKED.mean(POINT), within(1e-12));
        assertThat(STACKED.at(POINT).deviation()).isEqualTo(process.at(POINT).deviation(), within(1e-12));
    }

    @Test
    void theGradientHasThatOfTheTrend() {
        double[] gradient = STACKED.gradient(POINT, STACKED.at(POINT), 3, 0);
        for (int d = 0; d < 2; d++) {
            double[] above = POINT.clone();
            double[] below = POINT.clone();
            above[d] += 1e-6;
            below[d] -= 1e-6;
            assertThat(gradient[d]).isEqualTo(3 * (STACKED.mean(above) - STACKED.mean(below)) / 2e-6, within(1e-7));
        }
        assertThat(gradient[2]).isZero();
    }
}
