package werkbank.engine.cpu;

import java.util.Optional;
import java.util.SplittableRandom;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.plain.PlainBuffer;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/** All passes of a convolution on drawn numbers, to compare ways to compute them. */
final class DrawnConvolution implements AutoCloseable {
    private final ConvolutionShape shape;
    private final CpuOperations operations;
    private final SplittableRandom random = new SplittableRandom(3);
    private final PlainBuffer x;
    private final PlainBuffer w;
    private final PlainBuffer dy;

    DrawnConvolution(ConvolutionShape shape, Precision precision) {
        this.shape = shape;
        this.operations = new CpuOperations(precision);
        this.x = values(shape.inputs());
        this.w = values(shape.weights());
        this.dy = values(shape.outputs());
    }

    Scratch scratch() {
        return operations::wide;
    }

    private PlainBuffer values(long length) {
        PlainBuffer buffer = PlainBuffer.of(operations.allocate(Kind.VALUE, length), length, Kind.VALUE);
        float[] numbers = new float[(int) length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        buffer.write(numbers);
        return buffer;
    }

    private PlainBuffer floats(long length) {
        return PlainBuffer.of(operations.allocate(Kind.FLOAT, length), length, Kind.FLOAT);
    }

    /** The largest difference between what two ways compute, as a share of the largest number of each result. */
    double difference(ConvolutionCalls some, ConvolutionCalls others) {
        float[][] expected = results(some);
        float[][] found = results(others);
        double most = 0;
        for (int i = 0; i < found.length; i++) {
            most = Math.max(most, largestDifference(expected[i], found[i]) / largest(expected[i]));
        }
        return most;
    }

    private float[][] results(ConvolutionCalls calls) {
        PlainBuffer bias = floats(shape.filters());
        bias.write(new float[] {0.5f, -0.5f});
        PlainBuffer y = values(shape.outputs());
        PlainBuffer activated = values(shape.outputs());
        PlainBuffer dx = values(shape.inputs());
        PlainBuffer dw = values(shape.weights());
        PlainBuffer dw2 = values(shape.weights());
        PlainBuffer dbias = floats(shape.filters());
        new ForwardPass(calls, operations::wide, Optional.empty()).run(x, w, Optional.empty(), y);
        new ForwardPass(calls, operations::wide, Optional.of(Activation.RELU)).run(x, w, Optional.of(bias), activated);
        new DataPass(calls, operations::wide).run(dy, w, dx);
        new FilterPass(calls, operations::wide, false).run(x, dy, dw, Optional.empty());
        new FilterPass(calls, operations::wide, true).run(x, dy, dw2, Optional.of(dbias));
        return new float[][] {
            y.numbers(), activated.numbers(), dx.numbers(), dw.numbers(), dw2.numbers(), dbias.numbers()
        };
    }

    /** The gradient of the weights as the engine's plan has it, [filters][kernel][kernel][channels]. */
    float[] weightGradient() {
        PlainBuffer dw = values(shape.weights());
        try (ConvolutionPlan plan = operations.convolution(shape)) {
            plan.byFilter(x, dy, dw);
        }
        return dw.numbers();
    }

    /** The gradient of the weights of windows of one pixel, as its definition has it: [filters][channels]. */
    float[] plainGradient() {
        float[] in = x.numbers();
        float[] out = dy.numbers();
        float[] gradient = new float[(int) shape.weights()];
        int place = 0;
        for (int image = 0; image < shape.images(); image++) {
            for (int row = 0; row < shape.outHeight(); row++) {
                for (int column = 0; column < shape.outWidth(); column++, place += shape.filters()) {
                    int pixel =
                            (image * shape.height() + row * shape.stride()) * shape.width() + column * shape.stride();
                    for (int i = 0; i < gradient.length; i++) {
                        gradient[i] +=
                                out[place + i / shape.channels()] * in[pixel * shape.channels() + i % shape.channels()];
                    }
                }
            }
        }
        return gradient;
    }

    private static double largestDifference(float[] expected, float[] found) {
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            most = Math.max(most, Math.abs(expected[i] - found[i]));
        }
        return most;
    }

    private static double largest(float[] numbers) {
        return largestDifference(numbers, new float[numbers.length]);
    }

    @Override
    public void close() {
        operations.close();
    }
}
