package werkbank.search.sampler;

import org.apache.commons.math3.random.RandomGenerator;
import werkbank.space.Parameter;

/**
 * The components of a mixture along one axis: a kernel around the coordinate of each observation. Densities are over
 * [0, 1], so that the uniform distribution has density 1 and its logarithm is 0.
 */
interface Kernels {

    /** @param centres coordinates of the observations */
    static Kernels of(Parameter parameter, double[] centres, Bandwidth bandwidth) {
        if (parameter instanceof Parameter.Choice choice) {
            int values = choice.values().size();
            return new ChoiceKernels(values, centres, Bandwidth.others(values, centres.length));
        }
        double deviation = bandwidth.deviation(centres);
        return parameter.count().isPresent()
                ? new StepKernels(Axis.of(parameter), centres, deviation)
                : new RealKernels(centres, deviation);
    }

    /** Adds to each component's sum the logarithm of its kernel's density at a number of [0, 1]. */
    void addLogDensities(double at, double[] sums);

    /** A number drawn from the kernel of one component: the middle of a value's cell. */
    double draw(int component, RandomGenerator random);
}
