package werkbank.engine.onednn;

import java.nio.IntBuffer;
import werkbank.engine.DropoutNoise;

/** The logical places of a batch's numbers, whatever layout it lies in: by these {@link DropoutNoise} draws. */
interface Places {
    /**
     * Draws the factors of all numbers in the order in which they lie, padding included.
     *
     * @param factors gets the bits of floats
     */
    void draw(DropoutNoise noise, long layerSeed, IntBuffer factors);

    /** The indices of an image's memory at which no number lies; none in most layouts. */
    int[] padding();

    /** The memory of an image, padding included, in numbers; of the whole batch where there is no padding. */
    int apart();

    /** Whether a factor takes so long to draw that several threads are worth it: a normal number does. */
    static boolean isCostly(DropoutNoise noise) {
        return noise.numbers().deviation() > 0;
    }
}
