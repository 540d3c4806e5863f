package werkbank.augment;

import java.util.Arrays;
import werkbank.recipe.BatchMix;
import werkbank.recipe.Shape;

/** Mixes the images and the labels of a batch as it was drawn. */
public final class MixedBatch {
    private MixedBatch() {}

    /** @param values [images][channels][height][width] in one row, changed */
    public static void mixImages(BatchMix mix, Shape shape, float[] values) {
        if (mix.isNone()) {
            return;
        }
        if (!mix.hasRectangle()) {
            mixRows(mix, shape.values(), values);
            return;
        }
        int size = shape.values();
        float[] first = Arrays.copyOf(values, size);
        for (int from = 0; from < values.length; from += size) {
            boolean isLast = from + size == values.length;
            cut(mix, shape, isLast ? first : values, isLast ? 0 : from + size, values, from);
        }
    }

    private static void cut(BatchMix mix, Shape shape, float[] next, int nextFrom, float[] values, int from) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int r = mix.top(); r < mix.top() + mix.rows(); r++) {
                int at = (channel * shape.height() + r) * shape.width() + mix.left();
                System.arraycopy(next, nextFrom + at, values, from + at, mix.columns());
            }
        }
    }

    /** @param labels [images][classes] in one row, changed */
    public static void mixLabels(BatchMix mix, int classes, float[] labels) {
        if (!mix.isNone()) {
            mixRows(mix, classes, labels);
        }
    }

    private static void mixRows(BatchMix mix, int size, float[] values) {
        float[] first = Arrays.copyOf(values, size);
        float own = mix.own();
        float share = mix.share();
        for (int i = 0; i < values.length; i++) {
            float next = i + size < values.length ? values[i + size] : first[i + size - values.length];
            values[i] = own * values[i] + share * next;
        }
    }
}
