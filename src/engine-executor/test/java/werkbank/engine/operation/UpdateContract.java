package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Precision;
import werkbank.recipe.Training.Method;

/** What is done to parameters and their gradients; all of it with 32 bits, whatever the precision. */
interface UpdateContract extends OperationsUnderTest {
    int STEPS = 5;
    int PARAMETERS = 517;
    int WEIGHTS = 500;

    @ParameterizedTest
    @EnumSource(Method.class)
    default void optimizersTakeTheStepsOfTheirFormulas(Method method) {
        OnDevice device = onDevice(Precision.F32);
        UpdateRule rule = new UpdateRule(method, 0.9f, 0.95f, 0.9f, 0.99f, 1e-3f, 0.1f, WEIGHTS);
        float[] start = device.random(PARAMETERS);
        double[] expected =
                IntStream.range(0, PARAMETERS).mapToDouble(i -> start[i]).toArray();
        List<ExpectedUpdate> updates = IntStream.range(0, PARAMETERS)
                .mapToObj(i -> new ExpectedUpdate(rule, i < WEIGHTS))
                .toList();
        Buffer parameters = device.floats(start);
        List<Buffer> states = Stream.generate(() -> device.floats(new float[PARAMETERS]))
                .limit(rule.states())
                .toList();
        for (int t = 1; t <= STEPS; t++) {
            double rate = 0.01 / t;
            float[] gradients = device.random(PARAMETERS);
            gradients[t] = 0;
            gradients[10 + t] = 1e-8f;
            gradients[20 + t] = -1000;
            for (int i = 0; i < PARAMETERS; i++) {
                expected[i] = updates.get(i).next(expected[i], gradients[i], rate);
            }
            device.operations.update(
                    rule, device.step(rule.row(0, 1, 0, rate, t)), parameters, device.floats(gradients), states);
            device.assertClose(expected, 5e-6, parameters, method + " after step " + t);
        }
    }

    /** Gradients that stay 0 leave states that go on shrinking; with subnormal numbers a step takes several times as long. */
    @ParameterizedTest
    @EnumSource(Method.class)
    default void statesWithoutGradientsBecomeNoSubnormalNumbers(Method method) {
        OnDevice device = onDevice(Precision.F32);
        UpdateRule rule = new UpdateRule(method, 1e-3f, 1e-3f, 1e-3f, 1e-3f, 1e-8f, 0.1f, WEIGHTS);
        Buffer step = device.step(rule.row(0, 1, 0, 0.01, 1));
        Buffer parameters = device.floats(device.random(PARAMETERS));
        List<Buffer> states = Stream.generate(() -> device.floats(new float[PARAMETERS]))
                .limit(rule.states())
                .toList();
        Buffer first = device.randomFloats(PARAMETERS);
        Buffer none = device.floats(new float[PARAMETERS]);
        for (int t = 1; t <= 14; t++) { // a thousandth of 1 each time is subnormal after 13 steps, and 0 after 15
            device.operations.update(rule, step, parameters, t == 1 ? first : none, states);
        }
        for (Buffer state : states) {
            for (float number : device.read(state)) {
                assertTrue(number == 0 || Math.abs(number) >= Float.MIN_NORMAL, method + " keeps " + number);
            }
        }
    }

    /** As if the learning rate were multiplied by it; a half and a double round nothing. */
    @ParameterizedTest
    @EnumSource(Method.class)
    default void aFactorIsOneOfTheWholeStep(Method method) {
        OnDevice device = onDevice(Precision.F32);
        UpdateRule rule = new UpdateRule(method, 0.9f, 0.95f, 0.9f, 0.99f, 1e-3f, 0.1f, WEIGHTS);
        Buffer gradients = device.randomFloats(PARAMETERS);
        Buffer step = device.step(rule.row(0, 1, 0, 0.01, 1));
        float[] start = device.random(PARAMETERS);
        double[] whole = taken(device, rule, step, start, gradients);
        double[] twice = taken(device, rule.with(WEIGHTS, 2), step, start, gradients);
        double[] none = taken(device, rule.with(0, 0.5f), step, start, gradients);
        for (int i = 0; i < PARAMETERS; i++) {
            assertEquals(2 * whole[i], twice[i], 1e-6, method + ", parameter " + i);
        }
        assertEquals(whole[PARAMETERS - 1] / 2, none[PARAMETERS - 1], 1e-6);
    }

    /** What a step takes off each parameter. */
    private static double[] taken(OnDevice device, UpdateRule rule, Buffer step, float[] start, Buffer gradients) {
        Buffer parameters = device.floats(start);
        List<Buffer> states = Stream.generate(() -> device.floats(new float[PARAMETERS]))
                .limit(rule.states())
                .toList();
        device.operations.update(rule, step, parameters, gradients, states);
        float[] after = device.read(parameters);
        return IntStream.range(0, PARAMETERS)
                .mapToDouble(i -> (double) start[i] - after[i])
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    default void aStepTwiceGivesTheSameBits(Method method) {
        OnDevice device = onDevice(Precision.F32);
        UpdateRule rule = new UpdateRule(method, 0.9f, 0.95f, 0.9f, 0.99f, 1e-3f, 0.1f, WEIGHTS);
        float[] start = device.random(PARAMETERS);
        Buffer gradients = device.randomFloats(PARAMETERS);
        Buffer step = device.step(rule.row(0, 1, 0, 0.01, 1));
        float[][] results = new float[2][];
        for (int run = 0; run < 2; run++) {
            Buffer parameters = device.floats(start);
            List<Buffer> states = Stream.generate(() -> device.floats(new float[PARAMETERS]))
                    .limit(rule.states())
                    .toList();
            device.operations.update(rule, step, parameters, gradients, states);
            results[run] = device.read(parameters);
        }
        assertArrayEquals(results[0], results[1]);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void penaltiesAreAddedToGradientsAndFigures(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int length : new int[] {1, 31, 1000, 70_001}) {
            float[] w = device.random(length);
            w[0] = 0;
            float[] g = device.random(length);
            double sizes = 0;
            double squares = 0;
            double[] expected = new double[length];
            for (int i = 0; i < length; i++) {
                sizes += Math.abs(w[i]);
                squares += (double) w[i] * w[i];
                expected[i] = g[i] + 0.3 * Math.signum(w[i]) + 0.05 * w[i];
            }
            Buffer gradients = device.floats(g);
            Buffer figures = device.floats(1, 2, 3, 4, 5, 6, 7, 8);
            Buffer step = device.step(0L);
            device.operations.penalise(0.3, 0.05, device.floats(w), gradients, step, figures);
            device.assertClose(expected, FLOAT_ERROR, gradients, length + " weights");
            float[] said = device.read(figures);
            double penalty = 3 + 0.3 * sizes + 0.025 * squares;
            assertEquals(penalty, said[Figures.PENALTY], 2e-6 * penalty);
            said[Figures.PENALTY] = 3;
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, said);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void gradientsAreLimitedByValueThenByNorm(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int length : new int[] {1, 37, 5003, 70_001}) {
            float[] g = device.random(length);
            for (double[] limits : new double[][] {{0, 0}, {0.5, 0}, {0, 0.75}, {0.25, 0.1}, {0, 1e6}, {7, 0}}) {
                Buffer gradients = device.floats(g);
                device.operations.clip(limits[0], limits[1], gradients);
                double[] expected = clipped(limits[0], limits[1], g);
                device.assertClose(
                        i -> expected[i],
                        i -> 3e-6 * Math.abs(expected[i]),
                        gradients,
                        length + " gradients, value " + limits[0] + ", norm " + limits[1]);
            }
        }
    }

    private static double[] clipped(double value, double norm, float[] g) {
        double[] clipped = new double[g.length];
        double squares = 0;
        for (int i = 0; i < g.length; i++) {
            clipped[i] = value > 0 ? Math.max(-value, Math.min(value, g[i])) : g[i];
            squares += clipped[i] * clipped[i];
        }
        if (norm > 0 && Math.sqrt(squares) > norm) {
            for (int i = 0; i < g.length; i++) {
                clipped[i] *= norm / Math.sqrt(squares);
            }
        }
        return clipped;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void averagesAreMixed(Precision precision) {
        OnDevice device = onDevice(precision);
        float[] kept = device.random(1003);
        float[] added = device.random(1003);
        Buffer average = device.floats(kept);
        for (double share : new double[] {0.1, 0.8}) {
            device.operations.upload(kept, average);
            device.operations.mix(average, device.floats(added), share);
            double[] expected = IntStream.range(0, 1003)
                    .mapToDouble(i -> (1 - share) * kept[i] + share * added[i])
                    .toArray();
            device.assertClose(expected, 2e-7, average, "mixed with a share of " + share);
        }
        device.operations.mix(average, device.floats(added), 1);
        assertArrayEquals(added, device.read(average));
    }

    /** Else the mean of what stays would be another after many steps. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    default void theAverageOfEqualNumbersIsThatNumber(Precision precision) {
        OnDevice device = onDevice(precision);
        float[] numbers = device.random(1003);
        Buffer average = device.floats(numbers);
        for (double share : new double[] {0, 0.0001, 0.001, 0.3, 0.5, 0.7, 9 / 11.0, 1}) {
            device.operations.mix(average, device.floats(numbers), share);
            assertArrayEquals(numbers, device.read(average), "a share of " + share);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void sumsOfManyNumbersHaveTheSameBitsAgain(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer weights = device.randomFloats(123_457);
        float[] figures = new float[2];
        for (int run = 0; run < 2; run++) {
            Buffer row = device.floats(new float[Figures.LENGTH]);
            device.operations.penalise(0.1, 0.2, weights, device.floats(new float[123_457]), device.step(0L), row);
            figures[run] = device.read(row)[Figures.PENALTY];
        }
        assertEquals(figures[0], figures[1]);
        assertEquals(1, Collections.frequency(List.of(0f, figures[0]), 0f));
    }
}
