package werkbank.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.Figures;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.StepRow;
import werkbank.engine.operation.UpdateRule;
import werkbank.recipe.Precision;
import werkbank.recipe.Training.Method;

class ParameterKernelsTest {
    /** The longest has more numbers than a vector has partial sums. */
    private static final int[] LENGTHS = {1, 31, 100, 1027, 4096, 140_003};

    @ParameterizedTest
    @EnumSource(Method.class)
    void everyMethodTakesItsSteps(Method method) {
        try (Twins twins = Twins.start(Precision.F32)) {
            UpdateRule rule = new UpdateRule(method, 0.9f, 0.9f, 0.9f, 0.999f, 1e-8f, 0.01f, 600);
            for (int length : new int[] {1, 1027}) {
                for (int from : new int[] {0, 1}) {
                    steps(twins, rule, length, from);
                }
            }
        }
    }

    private static void steps(Twins twins, UpdateRule rule, int length, int from) {
        Twin parameters = twins.randomFloats(length + from).part(from, length);
        List<Twin> states = new ArrayList<>();
        for (int i = 0; i < rule.states(); i++) {
            states.add(twins.floats(new float[length]));
        }
        for (int t = 1; t <= 3; t++) {
            Twin step = twins.step(rule.row(0, 1, 0, 1e-3 / t, t));
            Twin gradients = twins.randomFloats(length);
            twins.run((operations, of) -> operations.update(
                    rule,
                    of.apply(step),
                    of.apply(parameters),
                    of.apply(gradients),
                    states.stream().map(of).toList()));
            twins.assertSame(parameters, "parameters after step " + t + " of " + rule.method());
            for (Twin state : states) {
                twins.assertSame(state, "state after step " + t + " of " + rule.method());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void penaltiesGoIntoGradientsAndFigures(int from) {
        try (Twins twins = Twins.start(Precision.F32)) {
            for (int length : LENGTHS) {
                Twin step = twins.step(new StepRow(0, 1, 0, 0, 0, 0, 0));
                Twin figures = twins.floats(1, 2, 0, 4);
                float[] numbers = twins.numbers(length + from, 0);
                numbers[length / 2] = -0f;
                Twin weights = twins.floats(numbers).part(from, length);
                Twin gradients = twins.randomFloats(length + from).part(from, length);
                twins.run((operations, of) -> operations.penalise(
                        1e-3, 5e-4, of.apply(weights), of.apply(gradients), of.apply(step), of.apply(figures)));
                twins.assertSame(gradients, "gradients of " + length);
                twins.assertSame(figures.part(Figures.PENALTY, 1), "penalty of " + length);
                twins.assertSame(figures, "figures of " + length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void gradientsAreLimitedOneByOneAndAsAWhole(int from) {
        double[][] limits = {{0.7, 0}, {0, 2.5}, {0.7, 2.5}, {0, 1e9}, {0, 0}};
        try (Twins twins = Twins.start(Precision.F32)) {
            for (int length : LENGTHS) {
                for (double[] limit : limits) {
                    Twin gradients = twins.randomFloats(length + from).part(from, length);
                    twins.run((operations, of) -> operations.clip(limit[0], limit[1], of.apply(gradients)));
                    twins.assertSame(gradients, length + " to " + limit[0] + ", " + limit[1]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void averagesAreMixed(int from) {
        try (Twins twins = Twins.start(Precision.F32)) {
            for (int length : LENGTHS) {
                Twin average = twins.randomFloats(length + from).part(from, length);
                Twin numbers = twins.randomFloats(length);
                for (double share : new double[] {0.001, 0.9}) {
                    twins.run((operations, of) -> operations.mix(of.apply(average), of.apply(numbers), share));
                    twins.assertSame(average, "mix of " + length + " with a share of " + share);
                }
            }
        }
    }

    /** Every pattern of the upper bits with those below it that decide on the rounding. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void narrowingIsExactForAllNumbers(int from) {
        try (Twins twins = Twins.start(Precision.BF16)) {
            int[] below = {0, 1, 0x7FFF, 0x8000, 0x8001, 0xFFFF};
            int length = (1 << 16) * below.length / 8;
            for (int eighth = 0; eighth < 8; eighth++) {
                float[] numbers = new float[length + from];
                for (int i = 0; i < length; i++) {
                    int number = eighth * length + i;
                    numbers[from + i] =
                            Float.intBitsToFloat((number / below.length) << 16 | below[number % below.length]);
                }
                Twin floats = twins.floats(numbers).part(from, length);
                Twin values = twins.unwritten(Kind.VALUE, length);
                twins.run((operations, of) -> operations.narrow(of.apply(floats), of.apply(values)));
                twins.assertSame(values, "eighth " + eighth);
            }
        }
    }
}
