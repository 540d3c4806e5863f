package werkbank.augment;

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

    /**
     * The images {@code from} (inclusive) to {@code to} (exclusive), as a network takes them.
     *
     * @param images [rows][height × width] grey values
     * @return [images][1][height][width] in one row, values 0 to 1
     */
    public static float[] batch(byte[][] images, int from, int to) {
        int pixels = from == to ? 0 : images[from].length;
        float[] values = new float[(to - from) * pixels];
        for (int row = from; row < to; row++) {
            scale(images[row], values, (row - from) * pixels);
        }
        return values;
    }
}
