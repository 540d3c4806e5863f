package werkbank.search.sampler.gp;

import java.util.Arrays;

/**
 * The hyperparameters of a process.
 *
 * @param lengths the length scale of each coordinate, in the units of the cube
 * @param scale the variance of the function
 * @param noise the variance of what is observed around it
 */
record Hyperparameters(double[] lengths, double scale, double noise) {

    /** @param logs natural logarithms of the lengths, then of the scale and of the noise */
    static Hyperparameters ofLogs(double[] logs) {
        int dimensions = logs.length - 2;
        return new Hyperparameters(
                Arrays.stream(logs, 0, dimensions).map(Math::exp).toArray(),
                Math.exp(logs[dimensions]),
                Math.exp(logs[dimensions + 1]));
    }
}
