package werkbank.engine.cuda;

import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.NormGradients;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

class NormalisationKernelsTest {
    private static final double EPSILON = 1e-5;

    /** Rows and channels: one of each, no multiples of anything, whole loads, more rows than partial sums. */
    private static final int[][] SIZES = {
        {1, 1}, {2, 7}, {257, 1}, {129, 20}, {65, 72}, {9, 1032}, {4321, 8}, {1000, 16}, {200, 4096}
    };

    private record Parameters(Twin gamma, Twin beta, Twin mean, Twin variance) {
        static Parameters random(Twins twins, int channels) {
            return new Parameters(
                    twins.randomFloats(channels),
                    twins.randomFloats(channels),
                    twins.randomFloats(channels),
                    twins.randomFloats(channels));
        }

        NormParameters on(Function<Twin, Buffer> of) {
            return new NormParameters(of.apply(gamma), of.apply(beta), of.apply(mean), of.apply(variance));
        }
    }

    private record Gradients(Twin gamma, Twin beta) {
        static Gradients unwritten(Twins twins, int channels) {
            return new Gradients(twins.unwritten(Kind.FLOAT, channels), twins.unwritten(Kind.FLOAT, channels));
        }

        NormGradients on(Function<Twin, Buffer> of) {
            return new NormGradients(of.apply(gamma), of.apply(beta));
        }
    }

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
        Parameters parameters = Parameters.random(twins, channels);
        Twin saved = twins.unwritten(Kind.FLOAT, 2L * channels);
        Twin y = twins.unwritten(Kind.VALUE, length + from).part(from, length);
        NormShape shape = new NormShape(rows, channels);
        twins.run((operations, of) -> operations.normalise(
                shape, 0.9, EPSILON, of.apply(x), parameters.on(of), of.apply(saved), of.apply(y)));
        twins.assertSame(saved, "statistics, " + what);
        twins.assertSame(parameters.mean(), "running means, " + what);
        twins.assertSame(parameters.variance(), "running variances, " + what);
        twins.assertSame(y, what);
        gradient(twins, shape, x, parameters, saved, what);
    }

    private static void gradient(Twins twins, NormShape shape, Twin x, Parameters parameters, Twin saved, String what) {
        long length = (long) shape.rows() * shape.channels();
        Twin dy = twins.randomValues(length);
        Twin dx = twins.unwritten(Kind.VALUE, length);
        Gradients gradients = Gradients.unwritten(twins, shape.channels());
        for (Twin target : new Twin[] {dx, dy}) {
            twins.run((operations, of) -> operations.normaliseGradient(
                    shape,
                    of.apply(x),
                    parameters.on(of),
                    of.apply(saved),
                    of.apply(dy),
                    gradients.on(of),
                    of.apply(target)));
            twins.assertSame(gradients.gamma(), "gamma's gradient, " + what);
            twins.assertSame(gradients.beta(), "beta's gradient, " + what);
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
                Parameters parameters = new Parameters(
                        twins.randomFloats(channels),
                        twins.randomFloats(channels),
                        twins.randomFloats(channels),
                        twins.floats(twins.numbers(channels, 8)));
                NormShape shape = new NormShape(rows, channels);
                twins.run((operations, of) ->
                        operations.normaliseAsRunning(shape, EPSILON, of.apply(x), parameters.on(of), of.apply(x)));
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
        Parameters parameters = Parameters.random(twins, channels);
        Twin saved = twins.unwritten(Kind.FLOAT, 2L * channels);
        NormShape shape = new NormShape(rows, channels);
        Twin z = twins.unwritten(Kind.VALUE, length);
        twins.run((operations, of) -> operations.biasActivationNormalise(
                function,
                shape,
                0.9,
                EPSILON,
                of.apply(bias),
                of.apply(x),
                of.apply(y),
                parameters.on(of),
                of.apply(saved),
                of.apply(z)));
        for (Twin twin : new Twin[] {x, y, parameters.mean(), parameters.variance(), saved, z}) {
            twins.assertSame(twin, what);
        }
        Twin dz = twins.randomValues(length);
        Gradients gradients = Gradients.unwritten(twins, channels);
        Twin dbias = twins.unwritten(Kind.FLOAT, channels);
        twins.run((operations, of) -> operations.normaliseActivationGradient(
                function,
                shape,
                of.apply(x),
                of.apply(y),
                parameters.on(of),
                of.apply(saved),
                of.apply(dz),
                gradients.on(of),
                of.apply(dz),
                of.apply(dbias)));
        for (Twin twin : new Twin[] {gradients.gamma(), gradients.beta(), dz, dbias}) {
            twins.assertSame(twin, "gradient of " + what);
        }
    }
}
