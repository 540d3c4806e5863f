package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Augmentations;
import werkbank.recipe.Precision;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;

/** Buffers of a whole batch serve a smaller one too: what lies beyond its numbers is neither written nor read. */
interface LongerBuffersContract extends OperationsUnderTest {
    /** Numbers beyond those of a call. */
    int MORE = 9;

    int ROWS = 6;
    int CHANNELS = 5;
    int LENGTH = ROWS * CHANNELS;

    /** Numbers at random, and such beyond them that would show in a result. */
    private static Buffer longer(OnDevice device, int length) {
        float[] numbers = Arrays.copyOf(device.random(length), length + MORE);
        Arrays.fill(numbers, length, length + MORE, Float.NaN);
        return device.values(numbers);
    }

    private static Buffer longerFloats(OnDevice device, int length) {
        return device.floats(device.read(longer(device, length)));
    }

    /** Makes a call on a result of 7s, and looks at all numbers of it. */
    private static void assertWithin(OnDevice device, String what, Kind kind, int length, Consumer<Buffer> call) {
        float[] sevens = new float[length + MORE];
        Arrays.fill(sevens, 7);
        Buffer result = kind == Kind.VALUE ? device.values(sevens) : device.floats(sevens);
        call.accept(result);
        float[] numbers = device.read(result);
        float[] beyond = new float[MORE];
        Arrays.fill(beyond, 7);
        assertArrayEquals(beyond, Arrays.copyOfRange(numbers, length, length + MORE), what);
        for (int i = 0; i < length; i++) {
            assertEquals(0, numbers[i], 6, what + ", number " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void layersOfSmallerBatches(Precision precision) {
        OnDevice device = onDevice(precision);
        Operations on = device.operations;
        Buffer x = longer(device, LENGTH);
        Buffer dy = longer(device, LENGTH);
        Buffer channel = device.randomFloats(CHANNELS);
        Buffer positive = device.floats(1, 2, 3, 2, 1);
        Buffer saved = device.floats(new float[2 * CHANNELS]);
        Buffer dchannel = device.floats(new float[CHANNELS]);
        NormShape shape = new NormShape(ROWS, CHANNELS);
        NormParameters parameters = new NormParameters(channel, channel, dchannel, positive);
        assertWithin(device, "activation", Kind.VALUE, LENGTH, y -> on.activation(Activation.GELU, LENGTH, x, y));
        assertWithin(
                device,
                "gradient of an activation and its bias",
                Kind.VALUE,
                LENGTH,
                dx -> on.biasActivationGradient(Activation.ELU, ROWS, CHANNELS, x, dy, dx, dchannel));
        assertWithin(
                device,
                "normalisation",
                Kind.VALUE,
                LENGTH,
                y -> on.normalise(shape, 0.9, 1e-3, x, parameters, saved, y));
        assertWithin(
                device,
                "gradient of a normalisation",
                Kind.VALUE,
                LENGTH,
                dx -> on.normaliseGradient(shape, x, parameters, saved, dy, new NormGradients(dchannel, positive), dx));
        assertWithin(
                device,
                "normalisation as running",
                Kind.VALUE,
                LENGTH,
                y -> on.normaliseAsRunning(
                        shape,
                        1e-3,
                        x,
                        new NormParameters(channel, channel, channel, device.floats(1, 2, 3, 2, 1)),
                        y));
        Noise noise = new Noise(Noise.Form.GAUSSIAN, 0.1, 0, 2, 3, CHANNELS);
        Buffer step = device.step(3L);
        assertWithin(device, "noise", Kind.VALUE, LENGTH, y -> on.noise(noise, step, x, y));
        assertWithin(device, "gradient of noise", Kind.VALUE, LENGTH, dx -> on.noiseGradient(noise, step, dy, dx));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void pictureLayersOfSmallerBatches(Precision precision) {
        OnDevice device = onDevice(precision);
        Operations on = device.operations;
        PoolShape pool = new PoolShape(1, 2, 3, CHANNELS, 2, 1);
        int outputs = 2 * CHANNELS;
        Buffer x = longer(device, LENGTH);
        Buffer dy = longer(device, outputs);
        assertWithin(device, "largest of windows", Kind.VALUE, outputs, y -> on.maxPool(pool, x, y));
        assertWithin(device, "gradient of largest", Kind.VALUE, LENGTH, dx -> on.maxPoolGradient(pool, x, dy, dx));
        assertWithin(device, "means of windows", Kind.VALUE, outputs, y -> on.averagePool(pool, x, y));
        assertWithin(device, "gradient of means", Kind.VALUE, LENGTH, dx -> on.averagePoolGradient(pool, dy, dx));
        assertWithin(device, "means", Kind.VALUE, CHANNELS, y -> on.globalAverage(1, ROWS, CHANNELS, x, y));
        assertWithin(
                device,
                "gradient of means",
                Kind.VALUE,
                LENGTH,
                dx -> on.globalAverageGradient(1, ROWS, CHANNELS, dy, dx));
        Buffer host = longerFloats(device, LENGTH);
        assertWithin(device, "arranged", Kind.VALUE, LENGTH, y -> on.arrange(1, CHANNELS, ROWS, host, y));
        Pictures pictures = new Pictures(
                device.bytes(new byte[12]),
                device.ints(0, 1),
                device.ints(1, 0),
                Shape.grey(2, 3),
                Augmentations.affine(10, 0.1, 0, 0),
                1);
        Buffer step = device.step(3L);
        assertWithin(device, "images", Kind.VALUE, 6, y -> on.pictures(pictures, step, 1, y));
        assertWithin(device, "targets", Kind.FLOAT, 4, t -> on.targets(pictures, step, 2, 2, 0.1, t));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void lossesOfSmallerBatches(Precision precision) {
        OnDevice device = onDevice(precision);
        Operations on = device.operations;
        Buffer logits = longerFloats(device, LENGTH);
        Buffer targets = longerFloats(device, LENGTH);
        Buffer figures = device.floats(new float[Figures.LENGTH]);
        Buffer step = device.step(3L);
        assertWithin(device, "softmax", Kind.FLOAT, LENGTH, p -> on.softmax(ROWS, CHANNELS, logits, p));
        assertWithin(
                device,
                "gradient of a loss",
                Kind.VALUE,
                LENGTH,
                dx -> on.loss(ROWS, CHANNELS, 0, List.of(), logits, targets, step, dx, figures));
    }
}
