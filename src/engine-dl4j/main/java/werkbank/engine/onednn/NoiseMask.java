package werkbank.engine.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import werkbank.engine.DropoutNoise;

/**
 * The factors that a dropout has drawn in a step, kept for the gradient. They are drawn and multiplied in blocks, in loops
 * that the just-in-time compiler turns into vector instructions; ND4J's generator takes longer than a convolution.
 */
final class NoiseMask {
    private final DropoutNoise noise;
    private final boolean shifts;
    private final float[] factors = new float[Blocks.LENGTH];
    private final float[] values = new float[Blocks.LENGTH];
    private FloatPointer mask;

    NoiseMask(DropoutNoise noise) {
        this.noise = noise;
        this.shifts = noise.numbers().dropped() != 0;
    }

    /** Draws factors and applies them. {@code to} may be {@code from}. */
    void apply(FloatBuffer from, FloatBuffer to, long layerSeed, Places places) {
        int length = from.capacity();
        if (mask == null || mask.capacity() < length) {
            mask = new FloatPointer(length);
        }
        places.draw(noise, layerSeed, new IntPointer(mask).capacity(length).asBuffer());
        multiply(from, to, shifts);
        if (shifts) {
            clear(to, places);
        }
    }

    /** Applies the factors drawn last, as backpropagation does to the gradient. {@code to} may be {@code from}. */
    void applyAgain(FloatBuffer from, FloatBuffer to) {
        multiply(from, to, false);
    }

    private void multiply(FloatBuffer from, FloatBuffer to, boolean isShifted) {
        int length = from.capacity();
        FloatBuffer drawn = mask.asBuffer();
        for (int start = 0; start < length; start += Blocks.LENGTH) {
            int count = Math.min(Blocks.LENGTH, length - start);
            drawn.get(start, factors, 0, count);
            from.get(start, values, 0, count);
            multiply(values, factors);
            if (isShifted) {
                shift(count);
            }
            to.put(start, values, 0, count);
        }
    }

    private static void multiply(float[] values, float[] factors) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i];
        }
    }

    private void shift(int count) {
        for (int i = 0; i < count; i++) {
            values[i] += noise.shift(factors[i]);
        }
    }

    /** Sets padding to 0, which oneDNN relies on. */
    private static void clear(FloatBuffer numbers, Places places) {
        for (int image = 0; image < numbers.capacity(); image += places.apart()) {
            for (int index : places.padding()) {
                numbers.put(image + index, 0);
            }
        }
    }
}
