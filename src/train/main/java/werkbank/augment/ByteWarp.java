package werkbank.augment;

import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Shape;

/**
 * A turn, a shear or a shift of an image's bytes about its centre; each pixel is the nearest one where it comes from.
 *
 * @param map from output to input, (row, column) about the centre, [a b t; c d u], with the sign 1; {@code opposite} with −1
 */
record ByteWarp(double[] map, double[] opposite, Fill fill, Shape shape) implements ByteChange {
    /** @param angle in radians */
    static ByteWarp rotation(double angle, Fill fill, Shape shape) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new ByteWarp(
                new double[] {cos, -sin, 0, sin, cos, 0}, new double[] {cos, sin, 0, -sin, cos, 0}, fill, shape);
    }

    /** @param rows pixels down for each pixel to the right; {@code columns} the other way round */
    static ByteWarp shear(double rows, double columns, Fill fill, Shape shape) {
        return new ByteWarp(
                new double[] {1, rows, 0, columns, 1, 0}, new double[] {1, -rows, 0, -columns, 1, 0}, fill, shape);
    }

    /** @param rows in pixels; {@code columns} as well */
    static ByteWarp translation(double rows, double columns, Fill fill, Shape shape) {
        return new ByteWarp(
                new double[] {1, 0, rows, 0, 1, columns}, new double[] {1, 0, -rows, 0, 1, -columns}, fill, shape);
    }

    @Override
    public void apply(byte[] from, int sign, byte[] to) {
        double[] m = sign > 0 ? map : opposite;
        int height = shape.height();
        int width = shape.width();
        double middleRow = (height - 1) / 2.0;
        double middleColumn = (width - 1) / 2.0;
        for (int pixel = 0; pixel < height * width; pixel++) {
            double r = pixel / width - middleRow;
            double c = pixel % width - middleColumn;
            int row = nearest(m[0] * r + m[1] * c + m[2] + middleRow, height);
            int column = nearest(m[3] * r + m[4] * c + m[5] + middleColumn, width);
            boolean isOutside = row == FilledAxis.OUTSIDE || column == FilledAxis.OUTSIDE;
            for (int plane = 0; plane < to.length; plane += height * width) {
                to[plane + pixel] = isOutside ? 0 : from[plane + row * width + column];
            }
        }
    }

    private int nearest(double at, int size) {
        return FilledAxis.place((int) Math.floor(at + 0.5), size, fill);
    }
}
