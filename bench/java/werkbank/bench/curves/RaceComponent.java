package werkbank.bench.curves;

import java.util.Random;

/**
 * A function drawn from the posterior of a Gaussian process with Matérn's kernel: random features are drawn from the prior,
 * and kernels around the points that are known move it there. Wilson et al. (2020), Efficiently sampling functions from
 * Gaussian process posteriors, ICML.
 *
 * @param points at which something is known: [points][coordinates]
 * @param lengths scale of each coordinate
 * @param signal variance of the function
 * @param noise variance of what no function explains
 * @param frequencies [features][coordinates]
 * @param phases of the features, 0 to 2π
 * @param weights of the features
 * @param alphas weights of the kernels
 */
record RaceComponent(
        double[][] points,
        double[] lengths,
        double signal,
        double noise,
        double[][] frequencies,
        double[] phases,
        double[] weights,
        double[] alphas) {
    private static final int FIVE = 5;
    private static final int THREE = 3;

    /**
     * The value at a point.
     *
     * @param random draws what no function explains
     */
    double at(double[] point, Random random) {
        double sum = Math.sqrt(noise) * random.nextGaussian();
        for (int i = 0; i < weights.length; i++) {
            double angle = phases[i];
            for (int j = 0; j < point.length; j++) {
                angle += frequencies[i][j] * point[j];
            }
            sum += weights[i] * Math.cos(angle);
        }
        for (int i = 0; i < points.length; i++) {
            sum += alphas[i] * kernel(point, points[i]);
        }
        return sum;
    }

    private double kernel(double[] a, double[] b) {
        double square = 0;
        for (int j = 0; j < a.length; j++) {
            double way = (a[j] - b[j]) / lengths[j];
            square += way * way;
        }
        double far = Math.sqrt(FIVE * square);
        return signal * (1 + far + far * far / THREE) * Math.exp(-far);
    }
}
