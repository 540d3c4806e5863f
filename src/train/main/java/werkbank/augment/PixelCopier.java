package werkbank.augment;

import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Shape;

/** Crops and flips an image, whose pixels keep their values. One for each thread. */
final class PixelCopier {
    private final Fill fill;
    private final Shape shape;
    /** The row and the column of the input that each of the output comes from; {@link FilledAxis#OUTSIDE} for 0. */
    private final int[] rows;

    private final int[] columns;

    PixelCopier(Fill fill, Shape shape) {
        this.fill = fill;
        this.shape = shape;
        this.rows = new int[shape.height()];
        this.columns = new int[shape.width()];
    }

    /** Writes the image scaled to [0, 1]. */
    void copy(byte[] source, Drawn drawn, float[] target, int offset) {
        set(rows, drawn.flipsVertically, drawn.cropRows);
        set(columns, drawn.flipsHorizontally, drawn.cropColumns);
        int width = columns.length;
        for (int i = 0; i < shape.channels() * rows.length; i++) {
            int row = rows[i % rows.length];
            int from = (i / rows.length * rows.length + row) * width;
            int to = offset + i * width;
            for (int c = 0; c < width; c++) {
                boolean isOutside = row < 0 || columns[c] < 0;
                target[to + c] = isOutside ? 0 : (source[from + columns[c]] & 0xFF) * Pixels.SCALE;
            }
        }
    }

    private void set(int[] places, boolean flips, int moved) {
        for (int i = 0; i < places.length; i++) {
            places[i] = FilledAxis.place((flips ? places.length - 1 - i : i) + moved, places.length, fill);
        }
    }
}
