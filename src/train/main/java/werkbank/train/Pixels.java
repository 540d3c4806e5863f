package werkbank.train;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Grey values 0 to 255 to network inputs 0 to 1. */
public final class Pixels {
    public static final float SCALE = 1f / 255f;

    private Pixels() {}

    /** Writes {@code source.length} values from {@code offset}. */
    public static void scale(byte[] source, float[] target, int offset) {
        for (int i = 0; i < source.length; i++) {
            target[offset + i] = (source[i] & 0xFF) * SCALE;
        }
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive) as [images][1][height][width]. */
    public static INDArray batch(byte[][] images, int from, int to, int height, int width) {
        float[] values = new float[(to - from) * height * width];
        for (int row = from; row < to; row++) {
            scale(images[row], values, (row - from) * height * width);
        }
        return array(values, height, width);
    }

    public static INDArray array(float[] values, int height, int width) {
        return Nd4j.create(values, new long[] {values.length / (height * width), 1, height, width}, 'c');
    }
}
