package werkbank.engine.fused;

import java.util.Arrays;
import java.util.List;

/**
 * A step that makes {@code factor · x + shift} of x, channel by channel.
 *
 * @param factors [channels]
 * @param shifts [channels]
 */
public record Line(float[] factors, float[] shifts) implements Step {
    /** Makes one line for all channels. */
    public static Line of(int channels, double factor, double shift) {
        float[] factors = new float[channels];
        float[] shifts = new float[channels];
        Arrays.fill(factors, (float) factor);
        Arrays.fill(shifts, (float) shift);
        return new Line(factors, shifts);
    }

    /** Adds a number to each channel. */
    static Line shift(float[] shifts) {
        return new Line(of(shifts.length, 1, 0).factors, shifts);
    }

    /** Adds a number to each channel. */
    public static Line shift(List<Float> shifts) {
        float[] numbers = new float[shifts.size()];
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = shifts.get(c);
        }
        return shift(numbers);
    }

    /** Both steps as one, this one first. */
    public Line then(Line next) {
        float[] factor = new float[factors.length];
        float[] shift = new float[factors.length];
        for (int c = 0; c < factor.length; c++) {
            factor[c] = factors[c] * next.factors[c];
            shift[c] = shifts[c] * next.factors[c] + next.shifts[c];
        }
        return new Line(factor, shift);
    }

    /** Whether order is kept: every factor is above 0. */
    boolean rises() {
        for (float factor : factors) {
            if (!(factor > 0)) {
                return false;
            }
        }
        return true;
    }
}
