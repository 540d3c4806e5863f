package werkbank.augment;

import werkbank.recipe.Shape;

/**
 * Changes of bytes that move each away from, or towards, an image that lacks something: colour, contrast, brightness or
 * sharpness. The four are those of Pillow's ImageEnhance.
 */
final class Blends {
    private static final int COLOURS = 3;
    /** Weights of a pixel among its neighbours, which have 1 each. */
    private static final int MIDDLE = 5;

    private static final int ALL = MIDDLE + 8;

    private final double range;
    private final int channels;
    private final int height;
    private final int width;
    private final int plane;

    Blends(RandStrength strength, Shape shape) {
        this.range = strength.reach();
        this.channels = shape.channels();
        this.height = shape.height();
        this.width = shape.width();
        this.plane = height * width;
    }

    /** Away from the grey of each pixel; an image that is not in colour stays as it is. */
    void colour(byte[] from, int sign, byte[] to) {
        for (int i = 0; i < to.length; i++) {
            int without = channels == COLOURS ? grey(from, i % plane) : from[i] & 0xFF;
            to[i] = blended(without, from[i], sign);
        }
    }

    /** Away from the mean grey of the image. */
    void contrast(byte[] from, int sign, byte[] to) {
        long sum = 0;
        int counted = channels == COLOURS ? plane : from.length;
        for (int i = 0; i < counted; i++) {
            sum += channels == COLOURS ? grey(from, i) : from[i] & 0xFF;
        }
        int mean = (int) ((sum + counted / 2) / counted);
        for (int i = 0; i < to.length; i++) {
            to[i] = blended(mean, from[i], sign);
        }
    }

    /** Away from black. */
    void brightness(byte[] from, int sign, byte[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = blended(0, from[i], sign);
        }
    }

    /** Away from the mean of each pixel and its eight neighbours; the pixels of the edge stay as they are. */
    void sharpness(byte[] from, int sign, byte[] to) {
        for (int i = 0; i < to.length; i++) {
            int row = i % plane / width;
            int column = i % width;
            boolean isInside = row > 0 && row < height - 1 && column > 0 && column < width - 1;
            to[i] = isInside ? blended(smooth(from, i), from[i], sign) : from[i];
        }
    }

    private int smooth(byte[] from, int i) {
        int sum = (MIDDLE - 1) * (from[i] & 0xFF);
        for (int row = -width; row <= width; row += width) {
            for (int column = -1; column <= 1; column++) {
                sum += from[i + row + column] & 0xFF;
            }
        }
        return (sum + ALL / 2) / ALL;
    }

    /** The grey of a pixel in whole numbers, by the shares of {@link ColourJitter}. */
    private int grey(byte[] from, int pixel) {
        int red = from[pixel] & 0xFF;
        int green = from[pixel + plane] & 0xFF;
        int blue = from[pixel + 2 * plane] & 0xFF;
        return (299 * red + 587 * green + 114 * blue + 500) / 1000;
    }

    private byte blended(int without, byte value, int sign) {
        double moved = without + ((value & 0xFF) - without) * (1 + sign * range);
        return (byte) Math.max(0, Math.min(255, (int) Math.floor(moved + 0.5)));
    }
}
