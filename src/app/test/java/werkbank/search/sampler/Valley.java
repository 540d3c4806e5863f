package werkbank.search.sampler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import werkbank.search.Asking;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;
import werkbank.space.SamplerSpec;

/** A function with its minimum, 0, at 0.3 in each of five numbers and at {@code a} in a choice. */
public final class Valley {
    static final double BOTTOM = 0.3;
    private static final List<Parameter> PARAMETERS = parameters();

    private Valley() {}

    private static List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new Parameter.FloatRange("x" + i, 0, 1, false, Map.of()))
                .forEach(parameters::add);
        parameters.add(new Parameter.Choice("kind", List.of("a", "b", "c"), Map.of()));
        return parameters;
    }

    public static List<Parameter> expectingNothing() {
        return PARAMETERS;
    }

    /** Priors this far from the minimum along each number, and at the right kind. */
    static List<Parameter> expecting(double off, Confidence confidence) {
        return expecting(BOTTOM + off, "a", confidence);
    }

    /** Priors at 0.95, and at a wrong kind. */
    static List<Parameter> misled(Confidence confidence) {
        return expecting(0.95, "c", confidence);
    }

    private static List<Parameter> expecting(double x, String kind, Confidence confidence) {
        return PARAMETERS.stream()
                .map(parameter -> parameter.with(
                        Optional.of(new Prior(parameter instanceof Parameter.Choice ? kind : (Object) x, confidence))))
                .toList();
    }

    static double value(Map<String, Object> values) {
        double kind = values.get("kind").equals("a") ? 0 : 0.2;
        return kind
                + IntStream.rangeClosed(1, 5)
                        .mapToDouble(i -> (Double) values.get("x" + i) - BOTTOM)
                        .map(x -> x * x)
                        .sum();
    }

    /** The value of another such function, with its minimum at 0.4. */
    public static double shifted(Map<String, Object> values) {
        Map<String, Object> moved = new TreeMap<>(values);
        IntStream.rangeClosed(1, 5).forEach(i -> moved.merge("x" + i, 0.1, (x, by) -> (Double) x - (Double) by));
        return value(moved);
    }

    /** The median over eleven seeds of the best value after so many trials. */
    public static double median(SamplerSpec sampler, List<Parameter> parameters, int trials) {
        return median(seed -> new Asking(sampler, parameters, seed), trials);
    }

    /** The median over eleven seeds of the best value after so many trials. */
    public static double median(LongFunction<Asking> searches, int trials) {
        return LongStream.rangeClosed(1, 11)
                .mapToDouble(seed -> searches.apply(seed).minimum(trials, Valley::value))
                .sorted()
                .skip(5)
                .findFirst()
                .orElseThrow();
    }
}
