package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.operation.ExpectedNormalisation.Change;
import werkbank.engine.operation.ExpectedNormalisation.Point;
import werkbank.engine.operation.ExpectedNormalisation.What;
import werkbank.recipe.Precision;

/** Batch normalisation. */
interface NormalisationContract extends OperationsUnderTest {
    double EPSILON = 1e-3;
    double MOMENTUM = 0.9;

    private static double[] wide(float[] numbers) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
    }

    /** The buffers of a normalisation in training. */
    final class Training {
        final OnDevice device;
        final NormShape shape;
        final Buffer x;
        final NormParameters parameters;
        final Buffer saved;
        final Buffer y;

        Training(OnDevice device, int rows, int channels, float offset) {
            this.device = device;
            this.shape = new NormShape(rows, channels);
            float[] numbers = device.random((long) rows * channels);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = numbers[i] * (1 + i % channels % 3) + offset * (1 + i % channels % 5);
            }
            this.x = device.values(numbers);
            this.parameters = new NormParameters(
                    device.randomFloats(channels),
                    device.randomFloats(channels),
                    device.randomFloats(channels),
                    device.randomFloats(channels));
            this.saved = device.unwritten(Kind.FLOAT, 2L * channels);
            this.y = device.unwritten(Kind.VALUE, numbers.length);
        }

        void run() {
            device.operations.normalise(shape, MOMENTUM, EPSILON, x, parameters, saved, y);
        }

        double[] numbers() {
            return wide(device.read(x));
        }

        float[] gamma() {
            return device.read(parameters.gamma());
        }

        float[] beta() {
            return device.read(parameters.beta());
        }

        Point point() {
            return new Point(numbers(), gamma(), beta());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void channelsAreNormalisedAndStatisticsFollow(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int[] size : new int[][] {{2, 1}, {3, 7}, {64, 5}, {65, 64}, {10_007, 3}, {531, 130}}) {
            Training training = new Training(device, size[0], size[1], 0.5f);
            Buffer mean = training.parameters.runningMean();
            Buffer variance = training.parameters.runningVariance();
            float[] means = device.read(mean);
            float[] variances = device.read(variance);
            training.run();
            var expected = new ExpectedNormalisation(size[0], size[1], EPSILON, training.numbers());
            String what = size[0] + " rows of " + size[1];
            double error = 2 * valueError(precision);
            double[] y = expected.values(training.numbers(), training.gamma(), training.beta());
            device.assertClose(y, error, training.y, what);
            int channels = size[1];
            double[] saved = IntStream.range(0, 2 * channels)
                    .mapToDouble(i -> i < channels ? expected.mean[i] : expected.inverse(i - channels))
                    .toArray();
            device.assertClose(saved, 1e-5, training.saved, "saved of " + what);
            device.assertClose(followed(means, expected.mean), 1e-5, mean, "running mean of " + what);
            device.assertClose(followed(variances, expected.variance), 1e-5, variance, "running variance of " + what);
        }
    }

    private static double[] followed(float[] running, double[] batch) {
        return IntStream.range(0, batch.length)
                .mapToDouble(c -> MOMENTUM * running[c] + (1 - MOMENTUM) * batch[c])
                .toArray();
    }

    /** The variance is taken about the mean: a difference of two large sums would have no digit left. */
    @ParameterizedTest
    @EnumSource(value = Precision.class, names = "BF16", mode = EnumSource.Mode.EXCLUDE)
    default void aLargeMeanLeavesTheVarianceItsDigits(Precision precision) {
        OnDevice device = onDevice(precision);
        Training training = new Training(device, 4000, 6, 1000);
        training.run();
        var expected = new ExpectedNormalisation(4000, 6, EPSILON, training.numbers());
        double[] saved = IntStream.range(0, 12)
                .mapToDouble(i -> i < 6 ? expected.mean[i] : expected.inverse(i - 6))
                .toArray();
        device.assertClose(saved, 2e-4, training.saved, "saved");
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void runningStatisticsNormaliseInPlaceToo(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int[] size : new int[][] {{1, 1}, {5, 9}, {77, 64}}) {
            Training training = new Training(device, size[0], size[1], 0);
            int channels = size[1];
            Buffer mean = training.parameters.runningMean();
            float[] means = device.read(mean);
            float[] variances = device.random(channels);
            for (int c = 0; c < channels; c++) {
                variances[c] = variances[c] * variances[c];
            }
            Buffer variance = device.floats(variances);
            Buffer y = device.unwritten(Kind.VALUE, training.x.length());
            runAsRunning(training, variance, y);
            double[] x = training.numbers();
            float[] gamma = training.gamma();
            float[] beta = training.beta();
            double[] expected = IntStream.range(0, x.length)
                    .mapToDouble(i -> gamma[i % channels]
                                    * (x[i] - means[i % channels])
                                    / Math.sqrt(variances[i % channels] + EPSILON)
                            + beta[i % channels])
                    .toArray();
            device.assertClose(expected, 2 * valueError(precision), y, size[0] + " rows");
            runAsRunning(training, variance, training.x);
            assertArrayEquals(device.read(y), device.read(training.x), "in place");
            assertArrayEquals(means, device.read(mean));
        }
    }

    private static void runAsRunning(Training training, Buffer variance, Buffer y) {
        NormParameters parameters = training.parameters;
        training.device.operations.normaliseAsRunning(
                training.shape,
                EPSILON,
                training.x,
                new NormParameters(parameters.gamma(), parameters.beta(), parameters.runningMean(), variance),
                y);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void gradientsOfNormalisationAreFiniteDifferences(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int[] size : new int[][] {{2, 3}, {9, 1}, {12, 8}, {33, 5}}) {
            Training training = new Training(device, size[0], size[1], 0.25f);
            training.run();
            int length = size[0] * size[1];
            Buffer dy = device.randomValues(length);
            Buffer dx = device.unwritten(Kind.VALUE, length);
            Buffer dgamma = device.unwritten(Kind.FLOAT, size[1]);
            Buffer dbeta = device.unwritten(Kind.FLOAT, size[1]);
            gradient(training, dy, dgamma, dbeta, dx);
            Point point = training.point();
            float[] gradients = device.read(dy);
            String what = size[0] + " rows of " + size[1];
            double error = 4 * valueError(precision);
            device.assertClose(slopes(size, point, gradients, What.X), error, dx, "dx of " + what);
            device.assertClose(slopes(size, point, gradients, What.GAMMA), 1e-4, dgamma, "dgamma of " + what);
            device.assertClose(slopes(size, point, gradients, What.BETA), 1e-4, dbeta, "dbeta of " + what);
            Buffer again = device.unwritten(Kind.FLOAT, size[1]);
            gradient(training, dy, again, dbeta, dy);
            assertArrayEquals(device.read(dx), device.read(dy), "in place");
            assertArrayEquals(device.read(dgamma), device.read(again));
        }
    }

    private static void gradient(Training training, Buffer dy, Buffer dgamma, Buffer dbeta, Buffer dx) {
        training.device.operations.normaliseGradient(
                training.shape,
                training.x,
                training.parameters,
                training.saved,
                dy,
                new NormGradients(dgamma, dbeta),
                dx);
    }

    private static double[] slopes(int[] size, Point point, float[] dy, What what) {
        int count = what == What.X ? dy.length : size[1];
        return IntStream.range(0, count)
                .mapToDouble(
                        i -> ExpectedNormalisation.slope(size[0], size[1], EPSILON, point, dy, new Change(what, i)))
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void aNormalisationTwiceGivesTheSameBits(Precision precision) {
        OnDevice device = onDevice(precision);
        Training training = new Training(device, 6001, 20, 0);
        training.run();
        float[] y = device.read(training.y);
        float[] saved = device.read(training.saved);
        training.run();
        assertArrayEquals(y, device.read(training.y));
        assertArrayEquals(saved, device.read(training.saved));
        Buffer dx = device.unwritten(Kind.VALUE, training.x.length());
        Buffer first = device.unwritten(Kind.FLOAT, 20);
        Buffer second = device.unwritten(Kind.FLOAT, 20);
        gradient(training, training.y, first, device.unwritten(Kind.FLOAT, 20), dx);
        gradient(training, training.y, second, device.unwritten(Kind.FLOAT, 20), dx);
        assertArrayEquals(device.read(first), device.read(second));
    }
}
