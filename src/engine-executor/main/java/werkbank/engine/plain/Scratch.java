package werkbank.engine.plain;

import java.util.ArrayList;
import java.util.List;

/** Arrays for parts of long buffers that stay in the processor's caches. */
final class Scratch {
    /** Numbers of a part. */
    static final int LENGTH = 4096;

    private final int arrays;
    private List<float[]> last = List.of();

    Scratch(int arrays) {
        this.arrays = arrays;
    }

    /** The arrays, the same ones again for the same length. */
    List<float[]> of(int length) {
        if (last.isEmpty() || last.get(0).length != length) {
            List<float[]> made = new ArrayList<>();
            for (int i = 0; i < arrays; i++) {
                made.add(new float[length]);
            }
            last = made;
        }
        return last;
    }
}
