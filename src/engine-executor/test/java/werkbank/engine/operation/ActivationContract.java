package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.LargeArgument;
import werkbank.engine.LargeArgument.Place;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/** Activation functions and biases. */
interface ActivationContract extends OperationsUnderTest {
    /** Numbers of each buffer; no multiple of what a card loads at once. */
    int LENGTH = 1003;

    /** A function by its definition. */
    static double value(Activation function, double x) {
        return switch (function) {
            case RELU -> Math.max(0, x);
            case ELU -> x > 0 ? x : Math.exp(x) - 1;
            case SELU -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1));
            case GELU -> x / (1 + Math.exp(-1.702 * x));
            case SWISH -> x / (1 + Math.exp(-x));
            case LEAKYRELU -> x > 0 ? x : 0.01 * x;
            case TANH -> (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x));
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case IDENTITY -> x;
        };
    }

    /** Its derivative as a finite difference. */
    static double slope(Activation function, double x) {
        double h = 1e-5;
        return (value(function, x + h) - value(function, x - h)) / (2 * h);
    }

    /** Arguments from −8 to 8, none near 0, where some functions have a corner. */
    private static Buffer arguments(OnDevice device) {
        float[] x = device.random(LENGTH);
        for (int i = 0; i < x.length; i++) {
            x[i] = 8 * x[i] + (x[i] > 0 ? 0.01f : -0.01f);
        }
        return device.values(x);
    }

    private double error(Precision precision, double size) {
        return valueError(precision) * Math.max(size, 0.05);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void functionsHaveTheirValues(Precision precision) {
        OnDevice device = onDevice(precision);
        for (Activation function : Activation.values()) {
            Buffer x = arguments(device);
            float[] arguments = device.read(x);
            Buffer y = device.unwritten(Kind.VALUE, LENGTH);
            device.operations.activation(function, LENGTH, x, y);
            assertValues(device, precision, function, arguments, y);
            assertArrayEquals(arguments, device.read(x));
            device.operations.activation(function, LENGTH, x, x);
            assertArrayEquals(device.read(y), device.read(x), function + " in place");
        }
    }

    private void assertValues(OnDevice device, Precision precision, Activation function, float[] x, Buffer y) {
        device.assertClose(
                i -> value(function, x[i]), i -> error(precision, Math.abs(value(function, x[i]))), y, function.name());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void gradientsAreFiniteDifferences(Precision precision) {
        OnDevice device = onDevice(precision);
        for (Activation function : Activation.values()) {
            Buffer x = arguments(device);
            float[] arguments = device.read(x);
            Buffer dy = device.randomValues(LENGTH);
            float[] gradients = device.read(dy);
            Buffer dx = device.unwritten(Kind.VALUE, LENGTH);
            if (function.isInPlace()) {
                device.operations.activation(function, LENGTH, x, x);
            }
            device.operations.activationGradient(function, LENGTH, x, dy, dx);
            // A value near 1 that is stored with few digits says little of a slope near 0.
            double lost = function.isInPlace() ? 4 * valueError(precision) : 1e-5;
            device.assertClose(
                    i -> gradients[i] * slope(function, arguments[i]),
                    i -> lost + error(precision, Math.abs(gradients[i])),
                    dx,
                    function.name());
            device.operations.activationGradient(function, LENGTH, x, dy, dy);
            assertArrayEquals(device.read(dx), device.read(dy), function + " in place");
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void farFromZeroTheyAreStraightLines(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer one = device.values(1);
        LargeArgument.all().filter(large -> large.place() == Place.DENSE).forEach(large -> {
            Buffer x = device.values(large.argument());
            Buffer y = device.unwritten(Kind.VALUE, 1);
            device.operations.activation(large.function(), 1, x, y);
            device.assertClose(i -> large.value(), i -> error(precision, Math.abs(large.value())), y, large.toString());
            Buffer dx = device.unwritten(Kind.VALUE, 1);
            device.operations.activationGradient(
                    large.function(), 1, large.function().isInPlace() ? y : x, one, dx);
            device.assertClose(i -> large.slope(), i -> error(precision, large.slope()), dx, large.toString());
        });
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void cornersAndWhatIsNoNumber(Precision precision) {
        OnDevice device = onDevice(precision);
        Operations operations = device.operations;
        Buffer one = device.values(1, 1, 1);
        for (Activation function : Activation.values()) {
            Buffer x = device.values(0, Float.NaN, 30);
            Buffer y = device.unwritten(Kind.VALUE, 3);
            operations.activation(function, 3, x, y);
            float[] values = device.read(y);
            assertArrayEquals(new float[] {function == Activation.SIGMOID ? 0.5f : 0}, new float[] {values[0]});
            boolean isPassedOver = function == Activation.RELU && values[1] == 0 && !keepsTheUnusual();
            assertTrue(Float.isNaN(values[1]) || isPassedOver, function + " of no number is " + values[1]);
            Buffer dx = device.unwritten(Kind.VALUE, 3);
            operations.activationGradient(function, 3, function.isInPlace() ? y : x, one, dx);
            double expected =
                    switch (function) {
                        case RELU -> 0;
                        case SELU -> 1.0507009873554805 * 1.6732632423543772;
                        case GELU, SWISH -> 0.5;
                        case SIGMOID -> 0.25;
                        case ELU, LEAKYRELU, TANH, IDENTITY -> 1;
                    };
            double[] all = {expected, slope(function, 30)};
            float[] slopes = device.read(dx);
            if (function == Activation.LEAKYRELU && !keepsTheUnusual()) {
                all[0] = slopes[0] < 0.5 ? 0.01 : 1; // either slope at the corner
            }
            device.assertClose(all, 2 * valueError(precision), device.floats(slopes[0], slopes[2]), function.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void biasesAreAddedBeforeTheFunction(Precision precision) {
        OnDevice device = onDevice(precision);
        for (Kind kind : new Kind[] {Kind.VALUE, Kind.FLOAT}) {
            for (int[] size : new int[][] {{1, 1}, {7, 5}, {19, 64}, {130, 3}}) {
                for (Activation function : new Activation[] {Activation.RELU, Activation.GELU, Activation.IDENTITY}) {
                    assertBias(device, precision, kind, size[0], size[1], function);
                }
            }
        }
    }

    private void assertBias(
            OnDevice device, Precision precision, Kind kind, int rows, int channels, Activation function) {
        float[] numbers = device.read(device.randomValues((long) rows * channels));
        float[] biases = device.random(channels);
        double error = kind == Kind.FLOAT ? FLOAT_ERROR : valueError(precision);
        Buffer x = kind == Kind.FLOAT ? device.floats(numbers) : device.values(numbers);
        Buffer both = kind == Kind.FLOAT ? device.floats(numbers) : device.values(numbers);
        Buffer y = device.unwritten(kind, numbers.length);
        Buffer bias = device.floats(biases);
        device.operations.biasActivation(function, rows, channels, bias, x, y);
        double[] sums = new double[numbers.length];
        double[] values = new double[numbers.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = numbers[i] + biases[i % channels];
            values[i] = value(function, sums[i]);
        }
        device.assertClose(sums, error, x, "sums before " + function);
        device.assertClose(values, error, y, function.name());
        device.operations.biasActivation(function, rows, channels, bias, both, both);
        assertArrayEquals(device.read(y), device.read(both), function + " in place");
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void theGradientOfABiasIsTheSumOfItsRows(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int[] size : new int[][] {{1, 1}, {1, 7}, {65, 33}, {9000, 2}, {700, 130}}) {
            int rows = size[0];
            int channels = size[1];
            Buffer kept = device.randomValues((long) rows * channels);
            Buffer dy = device.randomValues((long) rows * channels);
            Buffer dx = device.unwritten(Kind.VALUE, (long) rows * channels);
            Buffer dbias = device.unwritten(Kind.FLOAT, channels);
            device.operations.biasActivationGradient(Activation.RELU, rows, channels, kept, dy, dx, dbias);
            float[] values = device.read(kept);
            float[] gradients = device.read(dy);
            float[] expected = new float[gradients.length];
            double[] sums = new double[channels];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = values[i] > 0 ? gradients[i] : 0;
                sums[i % channels] += expected[i];
            }
            assertArrayEquals(expected, device.read(dx), Float.MIN_VALUE);
            device.assertClose(i -> sums[i], i -> 1e-6 * rows, dbias, rows + " rows");
            Buffer again = device.unwritten(Kind.FLOAT, channels);
            device.operations.biasActivationGradient(Activation.RELU, rows, channels, kept, dy, dy, again);
            assertArrayEquals(device.read(dbias), device.read(again), "the same bits, in place");
            assertArrayEquals(expected, device.read(dy), Float.MIN_VALUE);
        }
    }

    /** Parts may begin anywhere. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    default void partsThatBeginAtOddPlaces(Precision precision) {
        OnDevice device = onDevice(precision);
        float[] numbers = device.read(device.randomValues(64));
        for (int from = 0; from < 5; from++) {
            Buffer x = device.values(numbers);
            device.operations.biasActivation(
                    Activation.RELU, 7, 8, device.floats(new float[9]).part(1, 8), x.part(from, 56), x.part(from, 56));
            float[] expected = numbers.clone();
            for (int i = from; i < from + 56; i++) {
                expected[i] = Math.max(0, expected[i]);
            }
            assertArrayEquals(expected, device.read(x));
        }
    }
}
