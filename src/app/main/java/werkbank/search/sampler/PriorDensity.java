package werkbank.search.sampler;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;

/**
 * A density of good trials over the coordinates of some parameters, as the user expects it before any trial: along each
 * axis on its own. A number has a normal distribution around its prior, cut off at 0 and 1, a choice a higher probability
 * of its prior; what has none is uniform.
 *
 * <p>Mallik et al. (2023), PriorBand, NeurIPS 36, section 4.
 */
public final class PriorDensity {
    private final List<Optional<Double>> centres;
    private final List<Kernels> axes;

    private PriorDensity(List<Parameter> parameters, List<Optional<Double>> centres) {
        this.centres = centres;
        this.axes = IntStream.range(0, parameters.size())
                .mapToObj(axis -> kernels(parameters.get(axis), centres.get(axis)))
                .toList();
    }

    /** The density that the parameters' own priors make. */
    public static PriorDensity of(List<Parameter> parameters) {
        return new PriorDensity(
                parameters, parameters.stream().map(PriorDensity::centre).toList());
    }

    /**
     * The density that would be theirs if this point's values were their priors, with the same confidence.
     *
     * @param point [parameters]; along an axis where it is NaN the density is uniform
     */
    static PriorDensity around(List<Parameter> parameters, double[] point) {
        return new PriorDensity(
                parameters,
                IntStream.range(0, parameters.size())
                        .mapToObj(axis -> Optional.of(point[axis]).filter(centre -> !centre.isNaN()))
                        .toList());
    }

    /**
     * The density that the parameters' own priors make, with a point's values as priors of those that have none.
     *
     * @param point [parameters]; NaN along the axes of inactive parameters
     */
    static PriorDensity orAround(List<Parameter> parameters, double[] point) {
        return new PriorDensity(
                parameters,
                IntStream.range(0, parameters.size())
                        .mapToObj(axis -> centre(parameters.get(axis))
                                .or(() -> Optional.of(point[axis]).filter(centre -> !centre.isNaN())))
                        .toList());
    }

    /** The density that the middle of each range would make as its prior; that of choices is uniform. */
    public static PriorDensity aroundTheMiddle(List<Parameter> parameters) {
        return around(
                parameters,
                parameters.stream()
                        .mapToDouble(parameter -> parameter instanceof Parameter.Choice ? Double.NaN : UnitCube.MIDDLE)
                        .toArray());
    }

    /** The density of parameters of which nothing is expected. */
    static PriorDensity uniform(List<Parameter> parameters) {
        return new PriorDensity(
                parameters,
                parameters.stream().map(parameter -> Optional.<Double>empty()).toList());
    }

    private static Optional<Double> centre(Parameter parameter) {
        return parameter
                .prior()
                .map(prior -> Axis.of(parameter).of(prior.value()).middle());
    }

    private static Kernels kernels(Parameter parameter, Optional<Double> centre) {
        Confidence confidence = parameter.prior().map(Prior::confidence).orElse(Confidence.MEDIUM);
        return centre.map(at -> Kernels.around(parameter, at, confidence)).orElseGet(UniformKernels::new);
    }

    /** Whether no parameter has a prior. */
    public boolean isUniform() {
        return centres.stream().allMatch(Optional::isEmpty);
    }

    /**
     * The point of one of the first trials, of which nothing is known yet: the priors themselves, then in turn one drawn
     * around them and the uniform one.
     *
     * @param number of the trial, from 1
     */
    public double[] start(int number, double[] uniform, RandomGenerator random) {
        if (isUniform()) {
            return uniform;
        }
        if (number == 1) {
            return mode(uniform);
        }
        return number % 2 == 0 ? draw(random) : uniform;
    }

    /** The point of the priors themselves; what has none keeps its coordinate of another point. */
    double[] mode(double[] otherwise) {
        return IntStream.range(0, otherwise.length)
                .mapToDouble(axis -> centres.get(axis).orElse(otherwise[axis]))
                .toArray();
    }

    /**
     * The logarithm of the density, which is 0 where it is as that of the uniform distribution.
     *
     * @param point [parameters]; an axis where it is NaN doesn't count
     */
    double logDensity(double[] point) {
        double[] sum = {0};
        for (int axis = 0; axis < point.length; axis++) {
            if (!Double.isNaN(point[axis])) {
                axes.get(axis).addLogDensities(point[axis], sum);
            }
        }
        return sum[0];
    }

    /** A point drawn from the density. */
    public double[] draw(RandomGenerator random) {
        return axes.stream().mapToDouble(axis -> axis.draw(0, random)).toArray();
    }
}
