package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.NormGradients;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;
import werkbank.engine.operation.Operations;
import werkbank.engine.plain.PlainOperations;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/** Layers as wide as networks for pictures have them, against the same in plain Java: other instructions compute those. */
class LayersOfPicturesTest {
    private final SplittableRandom random = new SplittableRandom(5);

    @BeforeEach
    void itIsThere() {
        assumeTrue(OneDnn.whyNot().isEmpty());
    }

    private static Operations operations(Precision precision) {
        assumeTrue(precision != Precision.BF16 || OneDnn.multipliesBf16());
        return new CpuOperations(precision);
    }

    private float[] random(long length) {
        float[] numbers = new float[(int) length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }

    private static Buffer values(Operations on, float[] numbers) {
        Buffer floats = on.allocate(Kind.FLOAT, numbers.length);
        on.upload(numbers, floats);
        Buffer values = on.allocate(Kind.VALUE, numbers.length);
        on.narrow(floats, values);
        return values;
    }

    private static Buffer floats(Operations on, float[] numbers) {
        Buffer floats = on.allocate(Kind.FLOAT, numbers.length);
        on.upload(numbers, floats);
        return floats;
    }

    private static float[] read(Operations on, Buffer buffer) {
        Buffer floats = buffer;
        if (buffer.kind() == Kind.VALUE) {
            floats = on.allocate(Kind.FLOAT, buffer.length());
            on.widen(buffer, floats);
        }
        float[] numbers = new float[(int) buffer.length()];
        on.download(floats, numbers);
        return numbers;
    }

    /** A convolution with bias and function in one call, and its gradients, is the three calls of plain Java. */
    @ParameterizedTest
    @CsvSource({
        "F32, 16, 64, 3, RELU", "F32, 64, 64, 3, GELU", "F32, 24, 40, 3, IDENTITY", "F32, 3, 24, 2, GELU",
        "F32, 5, 7, 3, SELU", "BF16, 64, 64, 3, GELU", "BF16, 24, 40, 3, RELU", "BF16, 3, 24, 2, ELU"
    })
    void convolutionsWithBiasAndFunction(
            Precision precision, int channels, int filters, int kernel, Activation function) {
        ConvolutionShape shape = new ConvolutionShape(2, 9, 9, channels, filters, kernel, 1, 1, 1, 1, 9, 9);
        float[] x = random(shape.inputs());
        float[] w = random(shape.weights());
        float[] bias = random(filters);
        float[] dy = random(shape.outputs());
        float[][] found = results(operations(precision), shape, function, x, w, bias, dy);
        float[][] expected = results(new PlainOperations(precision), shape, function, x, w, bias, dy);
        double share = precision == Precision.BF16 ? 0.02 : 1e-4;
        for (int i = 0; i < found.length; i++) {
            assertClose(expected[i], found[i], share);
        }
    }

    /** Values, then the gradients of weights and of the bias. */
    private static float[][] results(
            Operations on,
            ConvolutionShape shape,
            Activation function,
            float[] x,
            float[] w,
            float[] bias,
            float[] dy) {
        Buffer in = values(on, x);
        Buffer weights = values(on, w);
        Buffer y = on.allocate(Kind.VALUE, shape.outputs());
        Buffer dw = on.allocate(Kind.VALUE, shape.weights());
        Buffer dbias = on.allocate(Kind.FLOAT, shape.filters());
        Buffer gradient = values(on, dy);
        int rows = (int) (shape.outputs() / shape.filters());
        try (ConvolutionPlan plan = on.convolution(shape)) {
            assertThat(plan.addsBias(function)).isEqualTo(on instanceof CpuOperations);
            if (plan.addsBias(function)) {
                plan.forward(function, in, weights, floats(on, bias), y);
                plan.byFilter(in, gradient, dw, dbias);
            } else {
                plan.forward(in, weights, y);
                on.biasActivation(function, rows, shape.filters(), floats(on, bias), y, y);
                on.biasActivationGradient(
                        Activation.IDENTITY, rows, shape.filters(), gradient, gradient, gradient, dbias);
                plan.byFilter(in, gradient, dw);
            }
        }
        return new float[][] {read(on, y), read(on, dw), read(on, dbias)};
    }

    /** Numbers of channels that fill vectors, and such that don't. */
    @ParameterizedTest
    @CsvSource({"F32, 64", "F32, 40", "F32, 10", "BF16, 64", "BF16, 40", "BF16, 10"})
    void normalisations(Precision precision, int channels) {
        float[] x = random(200L * channels);
        float[] gamma = random(channels);
        float[] dy = random(x.length);
        float[][] found = normalised(operations(precision), channels, x, gamma, dy);
        float[][] expected = normalised(new PlainOperations(precision), channels, x, gamma, dy);
        double share = precision == Precision.BF16 ? 0.02 : 1e-4;
        for (int i = 0; i < found.length; i++) {
            assertClose(expected[i], found[i], share);
        }
    }

    private static float[][] normalised(Operations on, int channels, float[] x, float[] gamma, float[] dy) {
        NormShape shape = new NormShape(x.length / channels, channels);
        Buffer in = values(on, x);
        Buffer mean = floats(on, new float[channels]);
        Buffer variance = floats(on, new float[channels]);
        NormParameters parameters =
                new NormParameters(floats(on, gamma), floats(on, new float[channels]), mean, variance);
        Buffer saved = floats(on, new float[2 * channels]);
        Buffer y = on.allocate(Kind.VALUE, x.length);
        on.normalise(shape, 0.5, 1e-3, in, parameters, saved, y);
        Buffer asRunning = on.allocate(Kind.VALUE, x.length);
        on.normaliseAsRunning(shape, 1e-3, in, parameters, asRunning);
        Buffer dgamma = floats(on, new float[channels]);
        Buffer dbeta = floats(on, new float[channels]);
        Buffer dx = values(on, dy);
        on.normaliseGradient(shape, in, parameters, saved, dx, new NormGradients(dgamma, dbeta), dx);
        return new float[][] {
            read(on, y),
            read(on, asRunning),
            read(on, mean),
            read(on, variance),
            read(on, dgamma),
            read(on, dbeta),
            read(on, dx)
        };
    }

    /** @param share of the largest number that each may be off by */
    private static void assertClose(float[] expected, float[] found, double share) {
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            worst = Math.max(worst, Math.abs(expected[i] - (double) found[i]));
        }
        assertThat(worst).isLessThanOrEqualTo(share * largest);
    }
}
