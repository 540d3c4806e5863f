package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Precision;

/** Pooling with windows that overlap, touch or leave gaps. */
interface PoolingContract extends OperationsUnderTest {
    PoolShape[] SHAPES = {
        new PoolShape(1, 1, 1, 1, 1, 1),
        new PoolShape(2, 6, 8, 3, 2, 2),
        new PoolShape(2, 7, 5, 4, 2, 2),
        new PoolShape(3, 7, 9, 5, 3, 2),
        new PoolShape(1, 8, 8, 16, 3, 1),
        new PoolShape(2, 9, 10, 1, 2, 3),
        new PoolShape(4, 5, 5, 7, 5, 5),
        new PoolShape(1, 12, 7, 8, 4, 3),
        new PoolShape(3, 11, 6, 9, 1, 2)
    };

    /** For each output number the places of its window in the input, row by row. */
    private static List<int[]> windows(PoolShape s) {
        List<int[]> windows = new ArrayList<>();
        int outputs = s.images() * s.outHeight() * s.outWidth() * s.channels();
        for (int out = 0; out < outputs; out++) {
            int channel = out % s.channels();
            int column = out / s.channels() % s.outWidth() * s.stride();
            int row = out / s.channels() / s.outWidth() % s.outHeight() * s.stride();
            int image = out / s.channels() / s.outWidth() / s.outHeight();
            int[] window = new int[s.size() * s.size()];
            for (int tap = 0; tap < window.length; tap++) {
                int pixel = (image * s.height() + row + tap / s.size()) * s.width() + column + tap % s.size();
                window[tap] = pixel * s.channels() + channel;
            }
            windows.add(window);
        }
        return windows;
    }

    private static int inputs(PoolShape s) {
        return s.images() * s.height() * s.width() * s.channels();
    }

    /** The first of a window's largest numbers. */
    private static int largest(int[] window, float[] x) {
        int best = window[0];
        for (int at : window) {
            best = x[at] > x[best] ? at : best;
        }
        return best;
    }

    /** Whole numbers from −3 to 3, so that many windows have several that are largest. */
    private static Buffer withTies(OnDevice device, int length) {
        float[] numbers = device.random(length);
        for (int i = 0; i < length; i++) {
            numbers[i] = Math.round(3 * numbers[i]);
        }
        return device.values(numbers);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void theFirstOfTheLargestGetsTheGradient(Precision precision) {
        OnDevice device = onDevice(precision);
        for (PoolShape shape : SHAPES) {
            Buffer x = withTies(device, inputs(shape));
            float[] numbers = device.read(x);
            List<int[]> windows = windows(shape);
            Buffer dy = device.randomValues(windows.size());
            float[] gradients = device.read(dy);
            double[] y = new double[windows.size()];
            double[] dx = new double[numbers.length];
            for (int out = 0; out < y.length; out++) {
                int at = largest(windows.get(out), numbers);
                y[out] = numbers[at];
                dx[at] += gradients[out];
            }
            Buffer most = device.unwritten(Kind.VALUE, y.length);
            device.operations.maxPool(shape, x, most);
            device.assertClose(y, 0, most, shape.toString());
            Buffer gradient = device.unwritten(Kind.VALUE, dx.length);
            device.operations.maxPoolGradient(shape, x, dy, gradient);
            device.assertClose(dx, 2 * valueError(precision), gradient, shape.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void whatIsNoNumberIsTheLargest(Precision precision) {
        assumeTrue(keepsTheUnusual());
        OnDevice device = onDevice(precision);
        Buffer y = device.unwritten(Kind.VALUE, 2);
        Buffer x = device.values(1, Float.NaN, 3, 8, 2, 5, 4, 7);
        PoolShape shape = new PoolShape(1, 2, 4, 1, 2, 2);
        device.operations.maxPool(shape, x, y);
        assertArrayEquals(new float[] {Float.NaN, 8}, device.read(y));
        Buffer dx = device.unwritten(Kind.VALUE, 8);
        device.operations.maxPoolGradient(shape, x, device.values(3, 5), dx);
        assertArrayEquals(new float[] {0, 3, 0, 5, 0, 0, 0, 0}, device.read(dx));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void meansOfWindows(Precision precision) {
        OnDevice device = onDevice(precision);
        for (PoolShape shape : SHAPES) {
            Buffer x = device.randomValues(inputs(shape));
            float[] numbers = device.read(x);
            List<int[]> windows = windows(shape);
            Buffer dy = device.randomValues(windows.size());
            float[] gradients = device.read(dy);
            double[] y = new double[windows.size()];
            double[] dx = new double[numbers.length];
            int taps = shape.size() * shape.size();
            for (int out = 0; out < y.length; out++) {
                for (int at : windows.get(out)) {
                    y[out] += (double) numbers[at] / taps;
                    dx[at] += (double) gradients[out] / taps;
                }
            }
            Buffer mean = device.unwritten(Kind.VALUE, y.length);
            device.operations.averagePool(shape, x, mean);
            device.assertClose(y, valueError(precision), mean, shape.toString());
            Buffer gradient = device.unwritten(Kind.VALUE, dx.length);
            device.operations.averagePoolGradient(shape, dy, gradient);
            device.assertClose(dx, 2 * valueError(precision), gradient, shape.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void meansOfWholeImages(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int[] size : new int[][] {{1, 1, 1}, {3, 49, 10}, {2, 35, 64}, {5, 6, 3}}) {
            int images = size[0];
            int pixels = size[1];
            int channels = size[2];
            Buffer x = device.randomValues((long) images * pixels * channels);
            float[] numbers = device.read(x);
            double[] means = new double[images * channels];
            for (int i = 0; i < numbers.length; i++) {
                means[i / channels / pixels * channels + i % channels] += (double) numbers[i] / pixels;
            }
            Buffer y = device.unwritten(Kind.VALUE, means.length);
            device.operations.globalAverage(images, pixels, channels, x, y);
            device.assertClose(means, valueError(precision), y, "means");
            float[] gradients = device.read(y);
            Buffer dx = device.unwritten(Kind.VALUE, numbers.length);
            device.operations.globalAverageGradient(images, pixels, channels, y, dx);
            double[] expected = new double[numbers.length];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = (double) gradients[i / channels / pixels * channels + i % channels] / pixels;
            }
            device.assertClose(expected, valueError(precision), dx, "gradients");
        }
    }
}
