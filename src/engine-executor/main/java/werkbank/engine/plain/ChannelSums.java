package werkbank.engine.plain;

import java.util.Arrays;
import werkbank.engine.operation.SumOrder;

/** Sums in the order of {@link SumOrder}. */
final class ChannelSums {
    private ChannelSums() {}

    /**
     * The sum of each channel.
     *
     * @param numbers [rows][channels]
     */
    static float[] of(int rows, int channels, float[] numbers) {
        return of(SumOrder.partials(rows, channels), rows, channels, numbers);
    }

    /** @param count of partials */
    static float[] of(int count, int rows, int channels, float[] numbers) {
        float[] partials = new float[count * channels];
        for (int row = 0; row < rows; row++) {
            add(numbers, row * channels, partials, row % count * channels, channels);
        }
        return halved(count, channels, partials);
    }

    /** Adds the partials in halves. */
    static float[] halved(int count, int channels, float[] partials) {
        for (int s = SumOrder.slots(count) / 2; s > 0; s /= 2) {
            add(partials, s * channels, partials, 0, (Math.min(2 * s, count) - s) * channels);
        }
        return Arrays.copyOf(partials, channels);
    }

    /** The sum of a vector. */
    static float of(float[] numbers) {
        VectorSum sum = new VectorSum(numbers.length);
        sum.add(0, numbers);
        return sum.total();
    }

    static void add(float[] from, int fromAt, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] += from[fromAt + i];
        }
    }
}
