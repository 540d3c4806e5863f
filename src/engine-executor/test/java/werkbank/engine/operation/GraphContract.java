package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Precision;

/** Sums, channels side by side, factors and largest values: what networks with branches need. */
public interface GraphContract extends OperationsUnderTest {
    /** Images, pixels, channels. */
    int[][] SIZES = {{1, 1, 1}, {3, 49, 10}, {2, 35, 64}, {5, 6, 3}, {4, 16, 33}};

    private static double[] each(int length, IntToDoubleFunction number) {
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = number.applyAsDouble(i);
        }
        return numbers;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void sumsAreAddedNumberByNumber(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int length : new int[] {1, 7, 1000, 4099}) {
            Buffer a = device.randomValues(length);
            Buffer b = device.randomValues(length);
            float[] first = device.read(a);
            float[] second = device.read(b);
            Buffer y = device.unwritten(Kind.VALUE, length);
            device.operations.add(length, a, b, y);
            device.assertClose(each(length, i -> (double) first[i] + second[i]), valueError(precision), y, "sums");
            device.operations.add(length, a, b, b);
            assertArrayEquals(device.read(y), device.read(b), "over the second");
            device.operations.add(length, a, a, a);
            assertArrayEquals(doubled(first), device.read(a), "to itself, over itself");
        }
    }

    private static float[] doubled(float[] numbers) {
        float[] doubled = numbers.clone();
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }
        return doubled;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void channelsAreCopiedToTheirPlace(Precision precision) {
        OnDevice device = onDevice(precision);
        for (ChannelCopy copy : new ChannelCopy[] {
            new ChannelCopy(1, 1, 1, 0, 1, 0),
            new ChannelCopy(35, 3, 3, 0, 10, 4),
            new ChannelCopy(49, 8, 24, 16, 8, 0),
            new ChannelCopy(130, 5, 9, 2, 7, 1),
            new ChannelCopy(64, 32, 32, 0, 96, 64)
        }) {
            Buffer from = device.randomValues((long) copy.rows() * copy.fromChannels());
            Buffer to = device.randomValues((long) copy.rows() * copy.toChannels());
            float[] source = device.read(from);
            float[] expected = device.read(to);
            for (int row = 0; row < copy.rows(); row++) {
                for (int c = 0; c < copy.channels(); c++) {
                    expected[row * copy.toChannels() + copy.place() + c] =
                            source[row * copy.fromChannels() + copy.first() + c];
                }
            }
            device.operations.copyChannels(copy, from, to);
            assertArrayEquals(expected, device.read(to), copy.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void numbersAreMultipliedWithOne(Precision precision) {
        OnDevice device = onDevice(precision);
        for (double factor : new double[] {1, 0.125, 3.7}) {
            Buffer x = device.randomValues(1003);
            float[] numbers = device.read(x);
            Buffer y = device.unwritten(Kind.VALUE, 1003);
            device.operations.multiply(factor, 1003, x, y);
            device.assertClose(each(1003, i -> factor * numbers[i]), 2 * valueError(precision), y, "times " + factor);
            device.operations.multiply(factor, 1003, x, x);
            assertArrayEquals(device.read(y), device.read(x), "in place");
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void channelsAreScaledImageByImage(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int[] size : SIZES) {
            int length = size[0] * size[1] * size[2];
            Buffer x = device.randomValues(length);
            Buffer factors = device.randomValues((long) size[0] * size[2]);
            Buffer dy = device.randomValues(length);
            float[] numbers = device.read(x);
            float[] scales = device.read(factors);
            float[] gradients = device.read(dy);
            double[] sums = new double[scales.length];
            for (int i = 0; i < length; i++) {
                sums[factor(size, i)] += (double) gradients[i] * numbers[i];
            }
            Buffer dfactors = device.unwritten(Kind.VALUE, scales.length);
            device.operations.scaleGradient(size[0], size[1], size[2], x, dy, dfactors);
            device.assertClose(sums, 4 * valueError(precision), dfactors, "gradients of the factors");
            Buffer y = device.unwritten(Kind.VALUE, length);
            device.operations.scale(size[0], size[1], size[2], x, factors, y);
            double[] products = each(length, i -> (double) numbers[i] * scales[factor(size, i)]);
            device.assertClose(products, valueError(precision), y, "products");
            device.operations.scale(size[0], size[1], size[2], x, factors, x);
            assertArrayEquals(device.read(y), device.read(x), "in place");
        }
    }

    private static int factor(int[] size, int i) {
        return i / (size[1] * size[2]) * size[2] + i % size[2];
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void theFirstOfTheLargestOfAnImageGetsTheGradient(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int[] size : SIZES) {
            float[] numbers = device.random((long) size[0] * size[1] * size[2]);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Math.round(3 * numbers[i]);
            }
            int channels = size[0] * size[2];
            Buffer x = device.values(numbers);
            Buffer dy = device.randomValues(channels);
            float[] gradients = device.read(dy);
            float[] largest = new float[channels];
            float[] expected = new float[numbers.length];
            for (int channel = 0; channel < channels; channel++) {
                int first = channel / size[2] * size[1] * size[2] + channel % size[2];
                int best = first;
                for (int pixel = 1; pixel < size[1]; pixel++) {
                    int at = first + pixel * size[2];
                    best = numbers[at] > numbers[best] ? at : best;
                }
                largest[channel] = numbers[best];
                expected[best] = gradients[channel];
            }
            Buffer y = device.unwritten(Kind.VALUE, channels);
            device.operations.globalMax(size[0], size[1], size[2], x, y);
            assertArrayEquals(largest, device.read(y));
            Buffer dx = device.unwritten(Kind.VALUE, numbers.length);
            device.operations.globalMaxGradient(size[0], size[1], size[2], x, dy, dx);
            assertArrayEquals(expected, device.read(dx));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void whatIsNoNumberIsTheLargestOfItsImage(Precision precision) {
        if (keepsTheUnusual()) {
            OnDevice device = onDevice(precision);
            Buffer y = device.unwritten(Kind.VALUE, 2);
            device.operations.globalMax(1, 3, 2, device.values(1, 8, Float.NaN, 2, 5, 9), y);
            assertArrayEquals(new float[] {Float.NaN, 9}, device.read(y));
        }
    }
}
