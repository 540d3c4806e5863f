package werkbank.search.sampler;

import org.apache.commons.math3.random.RandomGenerator;
import werkbank.space.Confidence;
import werkbank.space.Parameter;

/**
 * The components of a mixture along one axis: a kernel around the coordinate of each observation. Densities are over
 * [0, 1], so that the uniform distribution has density 1 and its logarithm is 0.
 */
interface Kernels {

    /** @param centres coordinates of the observations */
    static Kernels of(Parameter parameter, double[] centres, Bandwidth bandwidth) {
        return parameter.match(
                range -> new StepKernels(Axis.of(range), centres, bandwidth.deviation(centres)),
                range -> new RealKernels(centres, bandwidth.deviation(centres)),
                choice -> {
                    int values = choice.values().size();
                    return new ChoiceKernels(values, centres, Bandwidth.others(values, centres.length));
                });
    }

    /** The only component of a prior along an axis: around a coordinate, as near to it as the confidence says. */
    static Kernels around(Parameter parameter, double centre, Confidence confidence) {
        double[] only = {centre};
        return parameter.match(
                range -> new StepKernels(Axis.of(range), only, confidence.deviation()),
                range -> new RealKernels(only, confidence.deviation()),
                choice -> {
                    double others = choice.values().size() - 1.0;
                    return new ChoiceKernels(choice.values().size(), only, others / (others + confidence.weight()));
                });
    }

    /** Adds to each component's sum the logarithm of its kernel's density at a number of [0, 1]. */
    void addLogDensities(double at, double[] sums);

    /** A number drawn from the kernel of one component: the middle of a value's cell. */
    double draw(int component, RandomGenerator random);
}
