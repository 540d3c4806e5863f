package werkbank.engine.cuda;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

class NormalisationKernelsTest {
    private static final double EPSILON = 1e-5;

    /** Rows and channels: one of each, no multiples of anything, whole loads, more rows than partial sums. */
    private static final int[][] SIZES = {
        {1, 1}, {2, 7}, {257, 1}, {129, 20}, {65, 72}, {9, 1032}, {4321, 8}, {1000, 16}, {200, 4096}
    };

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void batchesAreNormalisedWithTheirOwnStatistics(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : SIZES) {
                normalise(twins, size[0], size[1], 0);
            }
            normalise(twins, 70, 64, 1);
            normalise(twins, 70, 64, 4);
        }
    }

    private static void normalise(Twins twins, int rows, int channels, int from) {
        int length = rows * channels;
        String what = rows + " x " + channels + " from " + from;
        Twin x = twins.values(twins.numbers(length + from, 40)).part(from, length);
        Twin gamma = twins.randomFloats(channels);
        Twin beta = twins.randomFloats(channels);
        Twin means = twins.randomFloats(channels);
        Twin variances = twins.randomFloats(channels);
        Twin saved = twins.unwritten(Kind.FLOAT, 2L * channels);
        Twin y = twins.unwritten(Kind.VALUE, length + from).part(from, length);
        twins.run((operations, of) -> operations.normalise(
                rows,
                channels,
                0.9,
                EPSILON,
                of.apply(x),
                of.apply(gamma),
                of.apply(beta),
                of.apply(means),
                of.apply(variances),
                of.apply(saved),
                of.apply(y)));
        twins.assertSame(saved, "statistics, " + what);
        twins.assertSame(means, "running means, " + what);
        twins.assertSame(variances, "running variances, " + what);
        twins.assertSame(y, what);
        gradient(twins, rows, channels, x, gamma, saved, what);
    }

    private static void gradient(Twins twins, int rows, int channels, Twin x, Twin gamma, Twin saved, String what) {
        Twin dy = twins.randomValues((long) rows * channels);
        Twin dx = twins.unwritten(Kind.VALUE, (long) rows * channels);
        Twin dgamma = twins.unwritten(Kind.FLOAT, channels);
        Twin dbeta = twins.unwritten(Kind.FLOAT, channels);
        for (Twin target : new Twin[] {dx, dy}) {
            twins.run((operations, of) -> operations.normaliseGradient(
                    rows,
                    channels,
                    of.apply(x),
                    of.apply(gamma),
                    of.apply(saved),
                    of.apply(dy),
                    of.apply(dgamma),
                    of.apply(dbeta),
                    of.apply(target)));
            twins.assertSame(dgamma, "gamma's gradient, " + what);
            twins.assertSame(dbeta, "beta's gradient, " + what);
            twins.assertSame(target, "gradient, " + what);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void runningStatisticsNormaliseInPlaceToo(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : SIZES) {
                int rows = size[0];
                int channels = size[1];
                Twin x = twins.randomValues((long) rows * channels);
                Twin gamma = twins.randomFloats(channels);
                Twin beta = twins.randomFloats(channels);
                Twin means = twins.randomFloats(channels);
                float[] positive = twins.numbers(channels, 8);
                Twin variances = twins.floats(positive);
                twins.run((operations, of) -> operations.normaliseAsRunning(
                        rows,
                        channels,
                        EPSILON,
                        of.apply(x),
                        of.apply(gamma),
                        of.apply(beta),
                        of.apply(means),
                        of.apply(variances),
                        of.apply(x)));
                twins.assertSame(x, rows + " x " + channels);
            }
        }
    }

    /** What is done in fewer passes has the bits of what is done one after the other. */
    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void anActivationBeforeItIsPartOfIt(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : SIZES) {
                activated(twins, Activation.RELU, size[0], size[1], 0);
            }
            activated(twins, Activation.LEAKYRELU, 70, 64, 1);
            activated(twins, Activation.IDENTITY, 130, 16, 0);
        }
    }

    private static void activated(Twins twins, Activation function, int rows, int channels, int from) {
        int length = rows * channels;
        String what = function + " " + rows + " x " + channels + " from " + from;
        Twin bias = twins.randomFloats(channels);
        Twin x = twins.randomValues(length + from).part(from, length);
        Twin y = function.isInPlace() ? x : twins.unwritten(Kind.VALUE, length);
        Twin gamma = twins.randomFloats(channels);
        Twin beta = twins.randomFloats(channels);
        Twin means = twins.randomFloats(channels);
        Twin variances = twins.randomFloats(channels);
        Twin saved = twins.unwritten(Kind.FLOAT, 2L * channels);
        Twin z = twins.unwritten(Kind.VALUE, length);
        twins.run((operations, of) -> operations.biasActivationNormalise(
                function,
                rows,
                channels,
                0.9,
                EPSILON,
                of.apply(bias),
                of.apply(x),
                of.apply(y),
                of.apply(gamma),
                of.apply(beta),
                of.apply(means),
                of.apply(variances),
                of.apply(saved),
                of.apply(z)));
        for (Twin twin : new Twin[] {x, y, means, variances, saved, z}) {
            twins.assertSame(twin, what);
        }
        Twin dz = twins.randomValues(length);
        Twin dgamma = twins.unwritten(Kind.FLOAT, channels);
        Twin dbeta = twins.unwritten(Kind.FLOAT, channels);
        Twin dbias = twins.unwritten(Kind.FLOAT, channels);
        twins.run((operations, of) -> operations.normaliseActivationGradient(
                function,
                rows,
                channels,
                of.apply(x),
                of.apply(y),
                of.apply(gamma),
                of.apply(saved),
                of.apply(dz),
                of.apply(dgamma),
                of.apply(dbeta),
                of.apply(dz),
                of.apply(dbias)));
        for (Twin twin : new Twin[] {dgamma, dbeta, dz, dbias}) {
            twins.assertSame(twin, "gradient of " + what);
        }
    }
}
