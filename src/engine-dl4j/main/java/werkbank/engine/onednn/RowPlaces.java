package werkbank.engine.onednn;

import java.nio.IntBuffer;
import werkbank.engine.DropoutNoise;

/**
 * Places of numbers that lie one after the other, as [images][channels][height][width] or [images][features] in C order.
 *
 * @param apart how many there are
 */
record RowPlaces(int apart) implements Places {
    private static final int[] NONE = new int[0];

    @Override
    public void draw(DropoutNoise noise, long layerSeed, IntBuffer factors) {
        Blocks.Work work = (start, count, drawn) -> {
            noise.factors(layerSeed, start, count, drawn);
            factors.put(start, drawn, 0, count);
        };
        if (Places.isCostly(noise)) {
            Blocks.forEachSideBySide(factors.capacity(), work);
        } else {
            Blocks.forEach(factors.capacity(), work);
        }
    }

    @Override
    public int[] padding() {
        return NONE;
    }
}
