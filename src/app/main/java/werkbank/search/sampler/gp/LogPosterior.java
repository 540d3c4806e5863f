package werkbank.search.sampler.gp;

import java.util.Arrays;

/**
 * Minus the logarithm of the hyperparameters' posterior density, but for a constant, as a function of their logarithms:
 * Rasmussen and Williams (2006), Gaussian processes for machine learning, section 5.4.
 */
final class LogPosterior implements SmoothFunction {
    private final Hyperprior prior;
    private final double[] targets;
    /** Squares of the differences in each coordinate, for each pair of rows i, j with j < i. */
    private final double[][][] squares;

    /** @param inputs [rows][coordinates] */
    LogPosterior(Metric metric, double[][] inputs, double[] targets) {
        this.prior = new Hyperprior(metric.dimensions());
        this.targets = targets;
        this.squares = new double[inputs.length][][];
        for (int i = 0; i < inputs.length; i++) {
            squares[i] = new double[i][];
            for (int j = 0; j < i; j++) {
                squares[i][j] = metric.squares(inputs[i], inputs[j]);
            }
        }
    }

    /** The most likely hyperparameters that the searches from two starts find. */
    Hyperparameters mode(int steps) {
        Lbfgs.Minimum best = Lbfgs.minimum(this, prior.box(), prior.mode(), steps);
        Lbfgs.Minimum other = Lbfgs.minimum(this, prior.box(), prior.median(), steps);
        return Hyperparameters.ofLogs((other.value() < best.value() ? other : best).point());
    }

    @Override
    public double at(double[] logs, double[] gradient) {
        Hyperparameters point = Hyperparameters.ofLogs(logs);
        double[] weights = Metric.weights(point);
        double[][] distances = distances(weights);
        Cholesky factor = factor(point, distances);
        double[] solved = factor.solve(targets);
        Arrays.fill(gradient, 0);
        derive(point, weights, distances, factor.inverse(), solved, gradient);
        double fit = Cholesky.dot(targets, solved, 0, targets.length);
        return (fit + factor.logDeterminant()) / 2 + prior.minusLog(logs, gradient);
    }

    private double[][] distances(double[] weights) {
        double[][] distances = new double[squares.length][];
        for (int i = 0; i < squares.length; i++) {
            distances[i] = new double[i];
            for (int j = 0; j < i; j++) {
                distances[i][j] = Cholesky.dot(squares[i][j], weights, 0, weights.length);
            }
        }
        return distances;
    }

    private static Cholesky factor(Hyperparameters point, double[][] distances) {
        Cholesky factor = new Cholesky(distances.length);
        for (int i = 0; i < distances.length; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j < i; j++) {
                row[j] = point.scale() * Matern.correlation(distances[i][j]);
            }
            row[i] = point.scale() + point.noise();
            factor.append(row);
        }
        return factor;
    }

    /** Half the trace of (K⁻¹ - K⁻¹y·(K⁻¹y)ᵀ) times the derivative of K, for each hyperparameter. */
    private void derive(
            Hyperparameters point,
            double[] weights,
            double[][] distances,
            double[][] inverse,
            double[] solved,
            double[] gradient) {
        int dimensions = weights.length;
        double diagonal = 0;
        double correlated = 0;
        double[] byWeight = new double[dimensions];
        for (int i = 0; i < distances.length; i++) {
            diagonal += inverse[i][i] - solved[i] * solved[i];
            for (int j = 0; j < i; j++) {
                double outer = inverse[i][j] - solved[i] * solved[j];
                correlated += outer * Matern.correlation(distances[i][j]);
                double slope = outer * Matern.slope(distances[i][j]);
                for (int d = 0; d < dimensions; d++) {
                    byWeight[d] += slope * squares[i][j][d];
                }
            }
        }
        for (int d = 0; d < dimensions; d++) {
            gradient[d] += -2 * point.scale() * byWeight[d] * weights[d];
        }
        gradient[dimensions] += point.scale() * (diagonal / 2 + correlated);
        gradient[dimensions + 1] += point.noise() * diagonal / 2;
    }
}
