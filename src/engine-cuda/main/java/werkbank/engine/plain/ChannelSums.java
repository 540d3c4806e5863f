package werkbank.engine.plain;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import werkbank.engine.operation.SumOrder;

/** Sums of rows for each channel, in the order of {@link SumOrder}. */
final class ChannelSums {
    private ChannelSums() {}

    /** A number of a row and a channel. */
    @FunctionalInterface
    interface Term {
        float at(int row, int channel);
    }

    /** @return [channels] */
    static float[] of(int rows, int channels, Term term) {
        int count = SumOrder.partials(rows, channels);
        float[] partials = new float[count * channels];
        for (int row = 0; row < rows; row++) {
            int at = row % count * channels;
            for (int c = 0; c < channels; c++) {
                partials[at + c] += term.at(row, c);
            }
        }
        for (int s = SumOrder.slots(count) / 2; s > 0; s /= 2) {
            for (int i = s * channels; i < Math.min(2 * s, count) * channels; i++) {
                partials[i - s * channels] += partials[i];
            }
        }
        return Arrays.copyOf(partials, channels);
    }

    /** The sum of a vector. */
    static float of(int length, IntToDoubleFunction term) {
        return of(length, 1, (row, channel) -> (float) term.applyAsDouble(row))[0];
    }
}
