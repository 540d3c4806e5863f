package werkbank.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Every combination of evenly spread values of a space's parameters. What differs in inactive parameters only is one
 * configuration. In order the first parameter changes slowest.
 */
public final class Grid {
    /** The largest size that can be searched. */
    public static final long MOST = 1_000_000_000_000_000_000L;

    /** The most values of a range. */
    public static final int MOST_POINTS = 1000;

    private static final MathContext DIGITS = new MathContext(12);

    private final Configurations configurations;

    private Grid(Configurations configurations) {
        this.configurations = configurations;
    }

    /**
     * The grid of a space. A choice has all of its values, an int range with a step greater than 1 every step (up to
     * 1,000), other ranges at most {@code points} values, even in the logarithm where the range is logarithmic. An int range has the
     * values that a {@code when} looks for as well, be it a parameter's or a layer's.
     *
     * @param parameters each after those that its {@code when} names
     * @param points at least 2
     */
    public static Grid of(List<Parameter> parameters, int points) {
        return new Grid(new Configurations(parameters.stream()
                .<Parameter>map(parameter ->
                        new Parameter.Choice(parameter.name(), values(parameter, parameters, points), parameter.when()))
                .toList()));
    }

    /**
     * The number of the grid's points; empty when so many conditions depend on each other that it can't be told: then
     * nothing else can either.
     */
    public Optional<BigInteger> size() {
        return configurations.count();
    }

    /** @param index from 0 to the size - 1 */
    public SortedMap<String, Object> at(long index) {
        return configurations.at(BigInteger.valueOf(index));
    }

    private static List<Object> values(Parameter parameter, List<Parameter> all, int points) {
        return parameter.match(
                range -> watchedAndSpread(range, all, points),
                range -> List.copyOf(reals(range, points)),
                Parameter.Choice::values);
    }

    private static List<Object> watchedAndSpread(Parameter.IntRange range, List<Parameter> all, int points) {
        TreeSet<Object> values = new TreeSet<>(wholes(range, points));
        values.addAll(LinkedParameters.watchedValues(all, range.name()));
        values.addAll(range.watched());
        return List.copyOf(values);
    }

    private static List<Integer> wholes(Parameter.IntRange range, int points) {
        long count = range.count().orElseThrow();
        if (count <= points || range.step() > 1 && count <= MOST_POINTS) {
            return LongStream.range(0, count)
                    .mapToObj(i -> Math.toIntExact(range.low() + i * range.step()))
                    .toList();
        }
        return range.log() ? logWholes(range, points) : someSteps(range, count, points);
    }

    private static List<Integer> logWholes(Parameter.IntRange range, int points) {
        return spread(range.low(), range.high(), true, points)
                .mapToObj(value -> (int) Math.rint(value))
                .distinct()
                .toList();
    }

    private static List<Integer> someSteps(Parameter.IntRange range, long count, int points) {
        return spread(0, count - 1.0, false, points)
                .mapToObj(step -> Math.toIntExact(range.low() + Math.round(step) * range.step()))
                .distinct()
                .toList();
    }

    /** Spreads points over a range, rounded to twelve digits so that 0.3 is 0.3. */
    private static List<Double> reals(Parameter.FloatRange range, int points) {
        return spread(range.low(), range.high(), range.log(), points)
                .map(value -> BigDecimal.valueOf(value).round(DIGITS).doubleValue())
                .map(value -> Math.max(range.low(), Math.min(range.high(), value)))
                .distinct()
                .boxed()
                .toList();
    }

    private static DoubleStream spread(double low, double high, boolean log, int points) {
        return IntStream.range(0, points)
                .mapToDouble(i -> i / (points - 1.0))
                .map(share ->
                        log ? Math.exp(between(Math.log(low), Math.log(high), share)) : between(low, high, share));
    }

    private static double between(double low, double high, double share) {
        return low + share * (high - low);
    }
}
