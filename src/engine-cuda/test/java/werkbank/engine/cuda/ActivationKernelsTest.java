package werkbank.engine.cuda;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

class ActivationKernelsTest {
    /** Rows and channels: one of each, no multiples of anything, whole loads, more rows than partial sums. */
    private static final int[][] SIZES = {
        {1, 1}, {1, 5}, {7, 3}, {300, 1}, {130, 10}, {65, 64}, {33, 129}, {5, 1032}, {1000, 16}, {4500, 8}, {150, 4096}
    };

    /** Functions with powers of e are computed with 32 bits on a card, with 64 in plain Java. */
    private static double share(Activation function, Precision precision) {
        return switch (function) {
            case RELU, LEAKYRELU, IDENTITY -> 0;
            default -> precision == Precision.BF16 ? 0x1.0p-7 : 2e-6;
        };
    }

    private static double beyond(Activation function, Precision precision) {
        return share(function, precision) == 0 ? 0 : precision == Precision.BF16 ? 1e-4 : 3e-7;
    }

    private static float[] withExtremes(Twins twins, int length) {
        float[] numbers = twins.numbers(length, 0);
        float[] extremes = {
            0, -0f, 1e-30f, -1e-30f, 30, -30, 200, -200, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
        };
        System.arraycopy(extremes, 0, numbers, 0, Math.min(length, extremes.length));
        return numbers;
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void functionsAndTheirGradients(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (Activation function : Activation.values()) {
                Twin x = twins.values(withExtremes(twins, 1037));
                Twin y = twins.unwritten(Kind.VALUE, 1037);
                twins.run((operations, of) -> operations.activation(function, 1037, of.apply(x), of.apply(y)));
                twins.assertClose(y, share(function, precision), beyond(function, precision), function.name());
                Twin dy = twins.randomValues(1037);
                twins.run((operations, of) ->
                        operations.activationGradient(function, 1037, of.apply(x), of.apply(dy), of.apply(dy)));
                twins.assertClose(
                        dy, share(function, precision), 4 * beyond(function, precision), "gradient of " + function);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void functionsOfUnalignedPartsInPlace(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int from : new int[] {1, 3, 8}) {
                Twin x = twins.randomValues(100 + from).part(from, 100);
                twins.run((operations, of) -> operations.activation(Activation.RELU, 100, of.apply(x), of.apply(x)));
                twins.assertSame(x, "from " + from);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void biasesAreAddedAndTheFunctionIsApplied(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : SIZES) {
                for (Kind kind : new Kind[] {Kind.VALUE, Kind.FLOAT}) {
                    bias(twins, size[0], size[1], kind);
                }
            }
        }
    }

    private static void bias(Twins twins, int rows, int channels, Kind kind) {
        int length = rows * channels;
        String what = rows + " x " + channels + " " + kind;
        Twin bias = twins.randomFloats(channels);
        Twin x = kind == Kind.VALUE ? twins.randomValues(length) : twins.randomFloats(length);
        Twin y = twins.unwritten(kind, length);
        twins.run((operations, of) -> operations.biasActivation(
                Activation.LEAKYRELU, rows, channels, of.apply(bias), of.apply(x), of.apply(y)));
        twins.assertSame(x, what);
        twins.assertSame(y, what);
        twins.run((operations, of) ->
                operations.biasActivation(Activation.RELU, rows, channels, of.apply(bias), of.apply(x), of.apply(x)));
        twins.assertSame(x, what + " in place");
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void gradientsOfBiasesAreTheSumsOfWhatIsStored(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : SIZES) {
                biasGradient(twins, size[0], size[1], 0);
            }
            biasGradient(twins, 70, 64, 1);
            biasGradient(twins, 70, 64, 4);
            biasGradient(twins, 300, 8, 1);
        }
    }

    /** @param from where the arrays begin in theirs */
    private static void biasGradient(Twins twins, int rows, int channels, int from) {
        int length = rows * channels;
        String what = rows + " x " + channels + " from " + from;
        Twin kept = twins.randomValues(length + from).part(from, length);
        Twin dy = twins.randomValues(length + from).part(from, length);
        Twin dx = twins.unwritten(Kind.VALUE, length + from).part(from, length);
        Twin dbias = twins.unwritten(Kind.FLOAT, channels);
        twins.run((operations, of) -> operations.biasActivationGradient(
                Activation.TANH, rows, channels, of.apply(kept), of.apply(dy), of.apply(dx), of.apply(dbias)));
        twins.assertSame(dx, what);
        twins.assertSame(dbias, what);
        twins.run((operations, of) -> operations.biasActivationGradient(
                Activation.ELU, rows, channels, of.apply(kept), of.apply(dy), of.apply(dy), of.apply(dbias)));
        twins.assertSame(dy, what + " in place");
        twins.assertSame(dbias, what + " in place");
    }
}
