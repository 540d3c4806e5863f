package werkbank.search.sampler.gp;

import java.util.Arrays;

/**
 * A Gaussian process with Matérn's kernel that has learnt from rows of input and target: Rasmussen and Williams
 * (2006), Gaussian processes for machine learning, algorithm 2.1.
 */
final class GaussianProcess {
    private final Metric metric;
    private final Hyperparameters hyperparameters;
    private final double[] weights;
    private final Trend trend;
    private final double[][] inputs;
    private final Cholesky factor;
    /** K⁻¹ times the targets; 0 for rows that are only believed. */
    private final double[] solved;

    private GaussianProcess(
            Metric metric,
            Hyperparameters hyperparameters,
            Trend trend,
            double[][] inputs,
            Cholesky factor,
            double[] solved) {
        this.metric = metric;
        this.hyperparameters = hyperparameters;
        this.trend = trend;
        this.weights = Metric.weights(hyperparameters);
        this.inputs = inputs;
        this.factor = factor;
        this.solved = solved;
    }

    /** @param inputs [rows][coordinates] */
    static GaussianProcess of(
            Metric metric, Hyperparameters hyperparameters, Trend trend, double[][] inputs, double[] targets) {
        Cholesky factor = new Cholesky(inputs.length);
        GaussianProcess process =
                new GaussianProcess(metric, hyperparameters, trend, inputs, factor, new double[inputs.length]);
        process.appendRows();
        double[] residuals = targets.clone();
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= trend.at(inputs[i]);
        }
        return new GaussianProcess(metric, hyperparameters, trend, inputs, factor, factor.solve(residuals));
    }

    /**
     * The process after it has seen at these inputs what it expects there: its mean stays, and its deviation shrinks. So
     * Ginsbourger, Le Riche and Carraro (2010), Kriging is well-suited to parallelize optimization, deal with what still
     * runs: the kriging believer.
     */
    GaussianProcess believing(double[][] more) {
        double[][] all = Arrays.copyOf(inputs, inputs.length + more.length);
        System.arraycopy(more, 0, all, inputs.length, more.length);
        GaussianProcess process = new GaussianProcess(
                metric,
                hyperparameters,
                trend,
                all,
                new Cholesky(factor, more.length),
                Arrays.copyOf(solved, all.length));
        process.appendRows();
        return process;
    }

    private void appendRows() {
        for (int i = factor.size(); i < inputs.length; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j < i; j++) {
                row[j] = hyperparameters.scale() * Matern.correlation(metric.square(inputs[i], inputs[j], weights));
            }
            row[i] = hyperparameters.scale() + hyperparameters.noise();
            factor.append(row);
        }
    }

    /** The expected value of the function at a point. */
    double mean(double[] point) {
        return trend.at(point) + Cholesky.dot(covariances(point), solved, 0, solved.length);
    }

    /** Adds the derivatives of {@link #mean}, each times {@code share}; none along choices. */
    void addSlope(double[] point, double share, double[] gradient) {
        double[] own = gradient(point, solved);
        for (int d = 0; d < own.length; d++) {
            gradient[d] += share * own[d];
        }
        trend.addSlope(point, share, gradient);
    }

    /** Tells mean and deviation of the function at a point. */
    Prediction at(double[] point) {
        double[] covariances = covariances(point);
        double[] half = factor.forward(covariances);
        double variance = hyperparameters.scale() - Cholesky.dot(half, half, 0, half.length);
        return new Prediction(
                trend.at(point) + Cholesky.dot(covariances, solved, 0, solved.length),
                Math.sqrt(Math.max(Prediction.LEAST, variance)),
                half);
    }

    private double[] covariances(double[] point) {
        double[] covariances = new double[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            covariances[i] = hyperparameters.scale() * Matern.correlation(metric.square(point, inputs[i], weights));
        }
        return covariances;
    }

    /**
     * The gradient of something that depends on mean and deviation; 0 along choices.
     *
     * @param prediction at the point
     * @param byMean its derivative by the mean
     * @param byDeviation its derivative by the deviation
     */
    double[] gradient(double[] point, Prediction prediction, double byMean, double byDeviation) {
        double[] whole = factor.backward(prediction.half());
        double[] shares = new double[inputs.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = byMean * solved[i] - byDeviation / prediction.deviation() * whole[i];
        }
        double[] gradient = gradient(point, shares);
        trend.addSlope(point, byMean, gradient);
        return gradient;
    }

    /** The gradient of the sum of the covariances with the rows, each times its share. */
    private double[] gradient(double[] point, double[] shares) {
        double[] gradient = new double[point.length];
        for (int i = 0; i < inputs.length; i++) {
            double slope =
                    2 * shares[i] * hyperparameters.scale() * Matern.slope(metric.square(point, inputs[i], weights));
            for (int d = 0; d < gradient.length; d++) {
                gradient[d] += slope * (point[d] - inputs[i][d]);
            }
        }
        for (int d = 0; d < gradient.length; d++) {
            gradient[d] = metric.isChoice()[d] ? 0 : gradient[d] * weights[d];
        }
        return gradient;
    }

    /**
     * The mean and the deviation of the function at a point.
     *
     * @param deviation of the function itself, without noise
     * @param half L⁻¹ times the covariances with the rows, for the gradient
     */
    record Prediction(double mean, double deviation, double[] half) {
        private static final double LEAST = 1e-12;
    }
}
