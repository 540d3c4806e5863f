package werkbank.train;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.dataset.Images;
import werkbank.recipe.Shape;

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

    /** All images as [images][channels][height][width]. */
    public static INDArray batch(Images images) {
        int size = images.shape().values();
        float[] values = new float[images.count() * size];
        for (int row = 0; row < images.count(); row++) {
            scale(images.pixels()[row], values, row * size);
        }
        return array(values, images.shape());
    }

    /**
     * Network inputs as [images][channels][height][width].
     *
     * @param values image after image, each in the order of {@link Shape}
     */
    public static INDArray array(float[] values, Shape shape) {
        return Nd4j.create(
                values,
                new long[] {values.length / shape.values(), shape.channels(), shape.height(), shape.width()},
                'c');
    }
}
