package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.Draws;
import werkbank.engine.DropoutNoise;
import werkbank.engine.NoiseFactor;
import werkbank.engine.operation.Noise.Form;
import werkbank.recipe.Precision;

/** Dropout: the draws are those of {@link Draws}, and the gradient has the same. */
interface NoiseContract extends OperationsUnderTest {
    long SEED = 0x123456789ABCDEFL;

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] drawn(OnDevice device, Noise noise, long seed) {
        Buffer y = device.unwritten(Kind.VALUE, noise.length());
        device.operations.noiseGradient(noise, device.step(seed), device.values(ones(noise.length())), y);
        return device.read(y);
    }

    private static DropoutNoise expected(Noise noise) {
        return switch (noise.form()) {
            case DROPOUT, SPATIAL -> DropoutNoise.ofShare(noise.rate());
            case GAUSSIAN -> DropoutNoise.gaussian(noise.rate());
            case ALPHA -> DropoutNoise.alpha(noise.rate());
        };
    }

    /** The factor of a number of [images][positions][channels], by its place in [images][channels][positions]. */
    private static float factor(Noise noise, long seed, int i) {
        int channel = i % noise.channels();
        int position = i / noise.channels() % noise.positions();
        int image = i / noise.channels() / noise.positions();
        int plane = image * noise.channels() + channel;
        int place = noise.form() == Form.SPATIAL ? plane : plane * noise.positions() + position;
        return NoiseFactor.of(expected(noise), Draws.ofLayer(seed, noise.layer()), place);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void numbersAreChangedByTheDrawsOfTheirPlaces(Precision precision) {
        OnDevice device = onDevice(precision);
        for (Form form : Form.values()) {
            for (long seed : new long[] {0, SEED, -1}) {
                Noise noise = new Noise(form, 0.3, 5, 3, 35, 6);
                Buffer x = device.randomValues(noise.length());
                float[] numbers = device.read(x);
                Buffer step = device.step(seed);
                Buffer y = device.unwritten(Kind.VALUE, noise.length());
                device.operations.noise(noise, step, x, y);
                double error = 2 * valueError(precision);
                device.assertClose(
                        i -> {
                            float factor = factor(noise, seed, i);
                            return (double) factor * numbers[i]
                                    + expected(noise).shift(factor);
                        },
                        i -> error * Math.max(1, Math.abs(numbers[i])),
                        y,
                        form.name());
                Buffer dx = device.unwritten(Kind.VALUE, noise.length());
                device.operations.noiseGradient(noise, step, x, dx);
                device.assertClose(
                        i -> (double) factor(noise, seed, i) * numbers[i], i -> error, dx, "gradient of " + form);
                device.operations.noise(noise, step, x, x);
                assertArrayEquals(device.read(y), device.read(x), form + " in place");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void gradientsDrawTheSameAgain(Precision precision) {
        OnDevice device = onDevice(precision);
        for (Form form : new Form[] {Form.DROPOUT, Form.SPATIAL, Form.GAUSSIAN}) {
            Noise noise = new Noise(form, 0.5, 2, 7, 9, 5);
            Buffer y = device.unwritten(Kind.VALUE, noise.length());
            device.operations.noise(noise, device.step(SEED), device.values(ones(noise.length())), y);
            assertArrayEquals(device.read(y), drawn(device, noise, SEED), form.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void sharesMeansAndVariancesAreThoseOfTheRate(Precision precision) {
        OnDevice device = onDevice(precision);
        float[] dropped = drawn(device, new Noise(Form.DROPOUT, 0.4, 0, 20, 100, 10), SEED);
        int zeros = 0;
        for (float factor : dropped) {
            zeros += factor == 0 ? 1 : 0;
            assertEquals(factor == 0 ? 0 : 1 / 0.6, factor, 2 * valueError(precision));
        }
        assertEquals(0.4, (double) zeros / dropped.length, 0.015);
        double sum = 0;
        double squares = 0;
        float[] normal = drawn(device, new Noise(Form.GAUSSIAN, 0.2, 0, 20, 100, 10), SEED);
        for (float factor : normal) {
            sum += factor;
            squares += (factor - 1.0) * (factor - 1.0);
        }
        assertEquals(1, sum / normal.length, 0.015);
        assertEquals(0.25, squares / normal.length, 0.015);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void wholeChannelsAreDropped(Precision precision) {
        OnDevice device = onDevice(precision);
        Noise noise = new Noise(Form.SPATIAL, 0.5, 1, 8, 12, 6);
        float[] factors = drawn(device, noise, SEED);
        for (int i = 0; i < factors.length; i++) {
            int first = i / (12 * 6) * 12 * 6 + i % 6;
            assertEquals(factors[first], factors[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void stepsAndLayersDrawForThemselves(Precision precision) {
        OnDevice device = onDevice(precision);
        Noise noise = new Noise(Form.DROPOUT, 0.5, 1, 4, 16, 8);
        float[] factors = drawn(device, noise, SEED);
        assertArrayEquals(factors, drawn(device, noise, SEED));
        assertFalse(Arrays.equals(factors, drawn(device, noise, SEED + 1)));
        assertFalse(Arrays.equals(factors, drawn(device, noise, SEED ^ 1L << 40)));
        assertFalse(Arrays.equals(factors, drawn(device, new Noise(Form.DROPOUT, 0.5, 2, 4, 16, 8), SEED)));
    }

    /** What an image gets depends on its place, not on how many follow: the last batch may be smaller. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    default void smallerBatchesDrawTheSame(Precision precision) {
        OnDevice device = onDevice(precision);
        float[] eight = drawn(device, new Noise(Form.DROPOUT, 0.5, 1, 8, 16, 3), SEED);
        float[] three = drawn(device, new Noise(Form.DROPOUT, 0.5, 1, 3, 16, 3), SEED);
        assertArrayEquals(Arrays.copyOf(eight, three.length), three);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void aRateOfZeroChangesNothing(Precision precision) {
        OnDevice device = onDevice(precision);
        for (Form form : Form.values()) {
            Noise noise = new Noise(form, 0, 0, 2, 10, 4);
            Buffer x = device.randomValues(noise.length());
            Buffer y = device.unwritten(Kind.VALUE, noise.length());
            device.operations.noise(noise, device.step(SEED), x, y);
            assertArrayEquals(device.read(x), device.read(y), form.name());
        }
    }
}
