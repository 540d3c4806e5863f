package werkbank.search.sampler.gp;

import java.util.Arrays;
import java.util.function.Function;
import werkbank.search.sampler.Observation;

/**
 * The value of a trial at one rung, as a process learns it.
 *
 * @param fidelity the rung at which the value was reached, 0 the lowest to 1 the highest that there is
 * @param target what the value is among all, of mean 0 and variance 1; the smaller, the better
 */
record Row(Observation trial, double fidelity, double target) {

    /**
     * The process's input: the coordinates of the trial, then the fidelity.
     *
     * @param points the point of a trial
     */
    double[] input(Function<Observation, double[]> points) {
        return at(fidelity, points.apply(trial));
    }

    /** The input for a configuration that is trained to its end. */
    static double[] atTheTop(double[] point) {
        return at(1, point);
    }

    private static double[] at(double fidelity, double[] point) {
        double[] input = Arrays.copyOf(point, point.length + 1);
        input[point.length] = fidelity;
        return input;
    }
}
