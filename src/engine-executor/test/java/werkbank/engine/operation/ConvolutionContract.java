package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Precision;

/** Convolutions of every padding, stride and dilation, with even kernels too. */
interface ConvolutionContract extends OperationsUnderTest {
    /** What is drawn at random beside the shapes that are named. */
    int DRAWN = 60;

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void convolutionsAreWhatTheirDefinitionSays(Precision precision) {
        OnDevice device = onDevice(precision);
        for (ConvolutionShape shape : shapes()) {
            Buffer x = device.randomValues(shape.inputs());
            Buffer weights = device.randomValues(shape.weights());
            Buffer dy = device.randomValues(shape.outputs());
            var expected = new ExpectedConvolution(shape, device.read(x), device.read(weights), device.read(dy));
            Buffer y = device.unwritten(Kind.VALUE, shape.outputs());
            Buffer dx = device.unwritten(Kind.VALUE, shape.inputs());
            Buffer dw = device.unwritten(Kind.VALUE, shape.weights());
            double error = productError(precision);
            try (ConvolutionPlan plan = device.operations.convolution(shape)) {
                plan.forward(x, weights, y);
                plan.byData(dy, weights, dx);
                plan.byFilter(x, dy, dw);
                device.assertClose(i -> expected.y[i], i -> error * expected.sizesOfY[i], y, "y of " + shape);
                device.assertClose(i -> expected.dx[i], i -> error * expected.sizesOfDx[i], dx, "dx of " + shape);
                device.assertClose(i -> expected.dw[i], i -> error * expected.sizesOfDw[i], dw, "dw of " + shape);
            }
        }
    }

    /** The function is linear in each of its arguments, so that any difference is a finite one. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    default void gradientsOfConvolutionsAreFiniteDifferences(Precision precision) {
        OnDevice device = onDevice(precision);
        for (ConvolutionShape shape : shapes().subList(0, 12)) {
            float[] x = device.read(device.randomValues(shape.inputs()));
            float[] weights = device.read(device.randomValues(shape.weights()));
            float[] dy = device.read(device.randomValues(shape.outputs()));
            try (ConvolutionPlan plan = device.operations.convolution(shape)) {
                Buffer dx = device.unwritten(Kind.VALUE, shape.inputs());
                plan.byData(device.values(dy), device.values(weights), dx);
                Buffer dw = device.unwritten(Kind.VALUE, shape.weights());
                plan.byFilter(device.values(x), device.values(dy), dw);
                double before = loss(device, plan, x, weights, dy);
                double error = productError(precision) * sizes(shape, x, weights, dy) + 1e-6;
                int in = x.length / 2;
                float[] ofX = device.read(dx);
                x[in] += 1;
                assertEquals(ofX[in], loss(device, plan, x, weights, dy) - before, error, "dx of " + shape);
                x[in] -= 1;
                int w = weights.length / 3;
                float[] ofWeights = device.read(dw);
                weights[w] += 1;
                assertEquals(ofWeights[w], loss(device, plan, x, weights, dy) - before, error, "dw of " + shape);
            }
        }
    }

    private static double loss(OnDevice device, ConvolutionPlan plan, float[] x, float[] weights, float[] dy) {
        Buffer y = device.unwritten(Kind.VALUE, dy.length);
        plan.forward(device.values(x), device.values(weights), y);
        return ExpectedConvolution.inner(device.read(y), dy);
    }

    /** The sizes of all that a loss and its change are sums of. */
    private static double sizes(ConvolutionShape shape, float[] x, float[] weights, float[] dy) {
        double sum = 0;
        for (double size : new ExpectedConvolution(shape, x, weights, dy).sizesOfY) {
            sum += size;
        }
        return sum;
    }

    /** A plan for a batch takes the buffers of a larger one. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    default void longerBuffersServeASmallerBatch(Precision precision) {
        OnDevice device = onDevice(precision);
        ConvolutionShape shape = same(2, 5, 6, 3, 4, 3, 1, 1);
        float[] x = device.random(shape.inputs() + 90);
        float[] dy = device.random(shape.outputs() + 120);
        Arrays.fill(x, (int) shape.inputs(), x.length, Float.NaN);
        Arrays.fill(dy, (int) shape.outputs(), dy.length, Float.NaN);
        Buffer weights = device.randomValues(shape.weights());
        Buffer dw = device.unwritten(Kind.VALUE, shape.weights());
        Buffer y = device.values(new float[dy.length]);
        Buffer dx = device.values(new float[x.length]);
        try (ConvolutionPlan plan = device.operations.convolution(shape)) {
            plan.forward(device.values(x), weights, y);
            plan.byData(device.values(dy), weights, dx);
            plan.byFilter(device.values(x), device.values(dy), dw);
        }
        assertTrue(device.operations.isFinite(y) && device.operations.isFinite(dx) && device.operations.isFinite(dw));
        assertArrayEquals(new float[120], device.read(y.part(shape.outputs(), 120)));
        assertArrayEquals(new float[90], device.read(dx.part(shape.inputs(), 90)));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void aConvolutionTwiceGivesTheSameBits(Precision precision) {
        OnDevice device = onDevice(precision);
        ConvolutionShape shape = same(5, 14, 11, 6, 10, 3, 1, 1);
        Buffer x = device.randomValues(shape.inputs());
        Buffer weights = device.randomValues(shape.weights());
        Buffer dy = device.randomValues(shape.outputs());
        List<float[]> first = results(device, shape, x, weights, dy);
        List<float[]> second = results(device, shape, x, weights, dy);
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(first.get(i), second.get(i));
        }
    }

    private static List<float[]> results(OnDevice device, ConvolutionShape shape, Buffer x, Buffer weights, Buffer dy) {
        try (ConvolutionPlan plan = device.operations.convolution(shape)) {
            Buffer y = device.unwritten(Kind.VALUE, shape.outputs());
            Buffer dx = device.unwritten(Kind.VALUE, shape.inputs());
            Buffer dw = device.unwritten(Kind.VALUE, shape.weights());
            plan.forward(x, weights, y);
            plan.byData(dy, weights, dx);
            plan.byFilter(x, dy, dw);
            assertFalse(plan.algorithms().isEmpty());
            return List.of(device.read(y), device.read(dx), device.read(dw));
        }
    }

    /** Shapes that layers have, and shapes at random. */
    static List<ConvolutionShape> shapes() {
        List<ConvolutionShape> shapes = new ArrayList<>();
        for (int kernel = 1; kernel <= 5; kernel++) {
            for (int stride = 1; stride <= 2; stride++) {
                shapes.add(same(2, 9, 7, 3, 5, kernel, stride, 1));
                shapes.add(same(1, 6, 8, 1, 4, kernel, stride, 1));
                shapes.add(padded(3, 8, 6, 4, 8, kernel, stride, 1, 0, 0, 0, 0));
            }
            shapes.add(same(2, 11, 9, 8, 2, kernel, 1, 2));
            shapes.add(padded(2, 13, 14, 2, 3, Math.min(kernel, 4), 1, 3, 0, 0, 0, 0));
        }
        shapes.add(same(1, 1, 1, 3, 2, 3, 1, 1));
        shapes.add(same(1, 28, 28, 1, 32, 3, 1, 1));
        shapes.add(same(17, 7, 7, 33, 65, 3, 2, 1));
        SplittableRandom random = new SplittableRandom(7);
        while (shapes.size() < 43 + DRAWN) {
            drawn(random, shapes);
        }
        return shapes;
    }

    private static void drawn(SplittableRandom random, List<ConvolutionShape> shapes) {
        int kernel = random.nextInt(1, 6);
        int dilation = random.nextInt(1, 4);
        int reach = (kernel - 1) * dilation;
        int height = random.nextInt(1, 14);
        int width = random.nextInt(1, 14);
        int[] pads = random.ints(4, 0, reach + 1).toArray();
        if (height + pads[0] + pads[1] > reach && width + pads[2] + pads[3] > reach) {
            shapes.add(padded(
                    random.nextInt(1, 5),
                    height,
                    width,
                    random.nextInt(1, 9),
                    random.nextInt(1, 9),
                    kernel,
                    random.nextInt(1, 4),
                    dilation,
                    pads[0],
                    pads[1],
                    pads[2],
                    pads[3]));
        }
    }

    /** Padding such that the output has a pixel for each stride, one more below and to the right where it is odd. */
    static ConvolutionShape same(
            int images, int height, int width, int channels, int filters, int kernel, int stride, int dilation) {
        int reach = (kernel - 1) * dilation + 1;
        int rows = Math.max(0, (height - 1) / stride * stride + reach - height);
        int columns = Math.max(0, (width - 1) / stride * stride + reach - width);
        return padded(
                images,
                height,
                width,
                channels,
                filters,
                kernel,
                stride,
                dilation,
                rows / 2,
                rows - rows / 2,
                columns / 2,
                columns - columns / 2);
    }

    private static ConvolutionShape padded(
            int images,
            int height,
            int width,
            int channels,
            int filters,
            int kernel,
            int stride,
            int dilation,
            int top,
            int bottom,
            int left,
            int right) {
        int reach = (kernel - 1) * dilation + 1;
        return new ConvolutionShape(
                images,
                height,
                width,
                channels,
                filters,
                kernel,
                stride,
                dilation,
                top,
                left,
                (height + top + bottom - reach) / stride + 1,
                (width + left + right - reach) / stride + 1);
    }
}
