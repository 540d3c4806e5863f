package werkbank.search.sampler;

import java.util.Random;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import werkbank.space.Parameter;

/** Arbiter's space for each of our parameters. Values are Integer, Double, Boolean or String. */
public final class ParameterSpaces {
    /** More than rounding makes of a number relative to the width of its range. */
    private static final double ROUNDING = 1e-12;

    private ParameterSpaces() {}

    static ParameterSpace<?> of(Parameter parameter) {
        if (parameter instanceof Parameter.IntRange range) {
            return range.log() ? logIntegers(range) : steps(range);
        }
        if (parameter instanceof Parameter.FloatRange range) {
            return reals(range);
        }
        return new DiscreteParameterSpace<>(((Parameter.Choice) parameter).values());
    }

    /** A value drawn uniformly, whether the parameter is active or not. */
    public static Object uniform(Parameter parameter, Random random) {
        ParameterSpace<?> space = of(parameter);
        space.collectLeaves().stream().filter(leaf -> leaf.numParameters() > 0).forEach(leaf -> leaf.setIndices(0));
        return space.getValue(new double[] {random.nextDouble()});
    }

    private static ParameterSpace<Integer> steps(Parameter.IntRange range) {
        int last = Math.toIntExact(((long) range.high() - range.low()) / range.step());
        return new MappedSpace<>(
                new IntegerParameterSpace(0, last),
                index -> Math.toIntExact(range.low() + (long) index * range.step()));
    }

    /** The half beyond each end gives the first and the last number the width that rounding gives the others. */
    private static ParameterSpace<Integer> logIntegers(Parameter.IntRange range) {
        var reals = new ContinuousParameterSpace(new LogUniformDistribution(range.low() - 0.5, range.high() + 0.5));
        return new MappedSpace<>(reals, value -> (int) within(range.low(), Math.rint(value), range.high()));
    }

    /** Arbiter's distributions refuse an empty interval, and rounding lets their values leave it by a hair. */
    private static ParameterSpace<Double> reals(Parameter.FloatRange range) {
        if (range.low() == range.high()) {
            return new FixedValue<>(range.low());
        }
        var reals = range.log()
                ? new ContinuousParameterSpace(new LogUniformDistribution(range.low(), range.high()))
                : new ContinuousParameterSpace(range.low(), range.high());
        return new MappedSpace<>(reals, value -> expected(range, within(range.low(), value, range.high())));
    }

    /** The prior where a value is off it by rounding alone: on the way to a coordinate and back. */
    private static double expected(Parameter.FloatRange range, double value) {
        double scale = range.log() ? value : range.high() - range.low();
        return range.prior()
                .map(prior -> (Double) prior.value())
                .filter(prior -> Math.abs(value - prior) <= ROUNDING * scale)
                .orElse(value);
    }

    private static double within(double low, double value, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
