package werkbank.search.sampler;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.space.Parameter;

/**
 * Changes of a point: each coordinate stays with one half, else a number moves by a normal distribution and a choice gets
 * another of its values.
 */
final class Mutation {
    private static final double RATE = 0.5;
    /** Standard deviation of a number's move, in widths of its range. */
    private static final double DEVIATION = 0.25;

    private final double[] point;
    private final List<Kernels> moves = new ArrayList<>();

    private Mutation(double[] point) {
        this.point = point;
    }

    /** @param point [parameters]; an inactive parameter's coordinate is NaN */
    static Mutation of(List<Parameter> parameters, double[] point) {
        Mutation mutation = new Mutation(point);
        for (int axis = 0; axis < point.length; axis++) {
            mutation.moves.add(
                    Double.isNaN(point[axis]) ? new UniformKernels() : move(parameters.get(axis), point[axis]));
        }
        return mutation;
    }

    private static Kernels move(Parameter parameter, double from) {
        double[] centre = {from};
        return parameter.match(
                range -> new StepKernels(Axis.of(range), centre, DEVIATION),
                range -> new RealKernels(centre, DEVIATION),
                choice -> choice.values().size() == 1
                        ? new UniformKernels()
                        : new ChoiceKernels(choice.values().size(), centre, 1));
    }

    /** A point near by. */
    double[] draw(RandomGenerator random) {
        double[] near = point.clone();
        for (int axis = 0; axis < near.length; axis++) {
            if (Double.isNaN(near[axis]) || random.nextDouble() < RATE) {
                near[axis] = moves.get(axis).draw(0, random);
            }
        }
        return near;
    }
}
