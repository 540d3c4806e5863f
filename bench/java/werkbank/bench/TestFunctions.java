package werkbank.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import werkbank.space.Parameter;
import werkbank.space.Parameter.Choice;
import werkbank.space.Parameter.FloatRange;
import werkbank.space.Parameter.IntRange;

/**
 * Functions that samplers are compared on, to be minimised; {@code peers/optuna_functions.py} has them too.
 *
 * <p>Branin, Hartmann and Rosenbrock as in Surjanovic and Bingham's Virtual Library of Simulation Experiments; Ackley's
 * function with ten parameters, in a box whose middle is not the minimum; 'mixed' has two choices, three whole numbers, one
 * of them logarithmic, and two real ones, and looks a little like a network's error: the best learning rate depends on
 * optimizer and batch size, the best dropout on the depth. Its minimum is 0.
 */
final class TestFunctions {
    private static final double[] HEIGHTS = {1.0, 1.2, 3.0, 3.2};
    private static final double[][] NARROW = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] CENTRES = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };
    private static final List<Parameter> KINDS = List.of(
            new Choice("optimizer", List.of("sgd", "nesterov", "adam", "rmsprop"), Map.of()),
            new Choice("activation", List.of("relu", "elu", "tanh"), Map.of()),
            new FloatRange("rate", 1e-5, 1, true, Map.of()),
            new IntRange("filters", 8, 128, 8, false, Map.of()),
            new IntRange("depth", 1, 8, 1, false, Map.of()),
            new IntRange("batch", 16, 512, 1, true, Map.of()),
            new FloatRange("dropout", 0, 0.8, false, Map.of()));
    static final Function ACKLEY = new Function("ackley10", reals(10, -20, 45), TestFunctions::ackley);
    static final Function MIXED = new Function("mixed", KINDS, TestFunctions::mixed);

    /** All of them. */
    static final List<Function> ALL = List.of(
            new Function("branin", List.of(real("x1", -5, 10), real("x2", 0, 15)), TestFunctions::branin),
            new Function("hartmann6", reals(6, 0, 1), TestFunctions::hartmann),
            new Function("rosenbrock5", reals(5, -5, 10), TestFunctions::rosenbrock),
            ACKLEY,
            MIXED);

    private TestFunctions() {}

    /** A function of some parameters. */
    record Function(String name, List<Parameter> parameters, ToDoubleFunction<Map<String, Object>> value) {}

    private static List<Parameter> reals(int count, double low, double high) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> real("x" + i, low, high))
                .toList();
    }

    private static Parameter real(String name, double low, double high) {
        return new FloatRange(name, low, high, false, Map.of());
    }

    private static double[] x(Map<String, Object> values) {
        return IntStream.rangeClosed(1, values.size())
                .mapToDouble(i -> (Double) values.get("x" + i))
                .toArray();
    }

    private static double branin(Map<String, Object> values) {
        double x = (Double) values.get("x1");
        double y = (Double) values.get("x2");
        double b = 5.1 / (4 * Math.PI * Math.PI);
        double c = 5 / Math.PI;
        double t = 1 / (8 * Math.PI);
        return square(y - b * x * x + c * x - 6) + 10 * (1 - t) * Math.cos(x) + 10;
    }

    private static double hartmann(Map<String, Object> values) {
        double[] x = x(values);
        double sum = 0;
        for (int i = 0; i < HEIGHTS.length; i++) {
            double distance = 0;
            for (int j = 0; j < x.length; j++) {
                distance += NARROW[i][j] * square(x[j] - CENTRES[i][j]);
            }
            sum -= HEIGHTS[i] * Math.exp(-distance);
        }
        return sum;
    }

    private static double rosenbrock(Map<String, Object> values) {
        double[] x = x(values);
        return IntStream.range(1, x.length)
                .mapToDouble(i -> 100 * square(x[i] - square(x[i - 1])) + square(1 - x[i - 1]))
                .sum();
    }

    private static double ackley(Map<String, Object> values) {
        double[] x = x(values);
        double spread =
                Math.sqrt(Arrays.stream(x).map(TestFunctions::square).average().orElseThrow());
        double waves =
                Arrays.stream(x).map(v -> Math.cos(2 * Math.PI * v)).average().orElseThrow();
        return -20 * Math.exp(-0.2 * spread) - Math.exp(waves) + 20 + Math.E;
    }

    private static double mixed(Map<String, Object> values) {
        String optimizer = (String) values.get("optimizer");
        double choices = Map.of("sgd", 0.3, "nesterov", 0.1, "adam", 0.0, "rmsprop", 0.05)
                        .get(optimizer)
                + Map.of("relu", 0.0, "elu", 0.05, "tanh", 0.2).get((String) values.get("activation"));
        double bestRate = Map.of("sgd", -1.0, "nesterov", -1.3, "adam", -3.0, "rmsprop", -3.3)
                .get(optimizer);
        double batch = Math.log((Integer) values.get("batch") / 64.0) / Math.log(2);
        int depth = (Integer) values.get("depth") - 5;
        return choices
                + 0.5 * square(Math.log10((Double) values.get("rate")) - bestRate - 0.5 * batch)
                + 2 * square(((Integer) values.get("filters") - 88) / 64.0)
                + 0.1 * depth * depth
                + 4 * square((Double) values.get("dropout") - 0.3 - 0.05 * depth)
                + 0.05 * batch * batch;
    }

    private static double square(double x) {
        return x * x;
    }
}
