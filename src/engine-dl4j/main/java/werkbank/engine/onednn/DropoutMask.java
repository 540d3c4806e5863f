package werkbank.engine.onednn;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Inverted dropout (Srivastava et al., 2014): each value is kept with some probability and then divided by it, or set to
 * zero.
 *
 * <p>Each position of a step draws from a hash of its number and the step's seed (the finaliser of MurmurHash3), in loops
 * that the just-in-time compiler turns into vector instructions; ND4J's generator takes longer than a convolution.
 */
final class DropoutMask {
    private static final int BLOCK = 2048;
    private static final int BITS = 31;

    private final int threshold;
    private final int kept;
    private final int[] drawn = new int[BLOCK];
    private final float[] factors = new float[BLOCK];
    private final float[] values = new float[BLOCK];
    private FloatPointer mask;

    /** @param retain probability that a value is kept, above 0 and at most 1 */
    DropoutMask(double retain) {
        threshold = (int) Math.min(retain * (1L << BITS), Integer.MAX_VALUE);
        kept = Float.floatToRawIntBits((float) (1 / retain));
    }

    /** Draws a mask and applies it. {@code to} may be {@code from}. */
    void apply(FloatBuffer from, FloatBuffer to, long seed) {
        int length = from.capacity();
        if (mask == null || mask.capacity() < length) {
            mask = new FloatPointer(length);
        }
        IntBuffer bits = new IntPointer(mask).capacity(length).asBuffer();
        int low = (int) seed;
        int high = (int) (seed >>> 32);
        for (int start = 0; start < length; start += BLOCK) {
            int count = Math.min(BLOCK, length - start);
            draw(drawn, start + low, high, threshold, kept);
            bits.put(start, drawn, 0, count);
        }
        applyAgain(from, to);
    }

    /** Applies the mask drawn last, as backpropagation does to the gradient. {@code to} may be {@code from}. */
    void applyAgain(FloatBuffer from, FloatBuffer to) {
        int length = from.capacity();
        FloatBuffer drawnBefore = mask.asBuffer();
        for (int start = 0; start < length; start += BLOCK) {
            int count = Math.min(BLOCK, length - start);
            drawnBefore.get(start, factors, 0, count);
            from.get(start, values, 0, count);
            multiply(values, factors);
            to.put(start, values, 0, count);
        }
    }

    private static void draw(int[] bits, int first, int salt, int threshold, int kept) {
        for (int i = 0; i < bits.length; i++) {
            int h = (first + i) * 0x9E3779B9 ^ salt;
            h ^= h >>> 16;
            h *= 0x85EBCA6B;
            h ^= h >>> 13;
            h *= 0xC2B2AE35;
            h ^= h >>> 16;
            bits[i] = ((h >>> 1) - threshold) >> BITS & kept;
        }
    }

    private static void multiply(float[] values, float[] factors) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i];
        }
    }
}
