package werkbank.augment;

import werkbank.dataset.Images;

/** Pixels 0 to 255 to network inputs 0 to 1. */
public final class Pixels {
    public static final float SCALE = 1f / 255f;

    private Pixels() {}

    /** Writes {@code source.length} values from {@code offset}. */
    public static void scale(byte[] source, float[] target, int offset) {
        for (int i = 0; i < source.length; i++) {
            target[offset + i] = (source[i] & 0xFF) * SCALE;
        }
    }

    /** All images as a network takes them, [images][channels][height][width] in one row. */
    public static float[] batch(Images images) {
        int size = images.shape().values();
        float[] values = new float[images.count() * size];
        for (int row = 0; row < images.count(); row++) {
            scale(images.row(row), values, row * size);
        }
        return values;
    }
}
