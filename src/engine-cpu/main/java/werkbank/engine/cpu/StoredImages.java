package werkbank.engine.cpu;

import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Pictures;
import werkbank.engine.plain.PlainBuffer;

/** Images as bytes, which become numbers from 0 to 1. */
final class StoredImages {
    private static final float[] SCALED = new float[256];

    static {
        for (int value = 0; value < SCALED.length; value++) {
            SCALED[value] = value * (1f / 255f); // as everywhere, to the bit
        }
    }

    private final PlainBuffer pixels;
    private final PlainBuffer order;
    private final int values;

    StoredImages(Pictures pictures) {
        this.pixels = PlainBuffer.of(pictures.pixels(), 0, Kind.BYTE);
        this.order = PlainBuffer.of(pictures.order(), 0, Kind.INT);
        this.values = pictures.shape().values();
    }

    /**
     * Writes images one after the other, each as it is stored.
     *
     * @param first where their rows begin in the order of the epoch
     */
    void scale(int first, int images, PlainBuffer to) {
        int[] rows = order.part(first, images).ints();
        byte[] bytes = new byte[values];
        float[] numbers = new float[values];
        for (int image = 0; image < images; image++) {
            pixels.read(rows[image] * values, bytes);
            scale(bytes, numbers);
            to.write(image * values, numbers);
        }
    }

    private static void scale(byte[] bytes, float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = SCALED[bytes[i] & 0xFF];
        }
    }
}
