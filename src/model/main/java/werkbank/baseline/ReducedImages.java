package werkbank.baseline;

import werkbank.dataset.Images;
import werkbank.recipe.Shape;

/** Images of at most {@link #SIDE} × {@link #SIDE} pixels: larger ones as means over rectangles of pixels. */
final class ReducedImages {
    /** Pixels along a side that a linear model looks at, at most. */
    static final int SIDE = 32;

    private final Shape from;
    private final Shape shape;

    ReducedImages(Shape from) {
        this.from = from;
        this.shape = new Shape(from.channels(), Math.min(SIDE, from.height()), Math.min(SIDE, from.width()));
    }

    /** The size that all of them have. */
    Shape shape() {
        return shape;
    }

    /** Reduces images of the size that was given; those that are small enough are taken as they are. */
    Images of(Images images) {
        return shape.equals(from)
                ? images
                : new Images(images.stream().map(this::reduced).toArray(byte[][]::new), shape);
    }

    private byte[] reduced(byte[] pixels) {
        byte[] means = new byte[shape.values()];
        int next = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    means[next++] = mean(pixels, channel, y, x);
                }
            }
        }
        return means;
    }

    /** The mean over the pixels of which at least the first falls into this place. */
    private byte mean(byte[] pixels, int channel, int y, int x) {
        int top = y * from.height() / shape.height();
        int bottom = Math.max(top + 1, (y + 1) * from.height() / shape.height());
        int left = x * from.width() / shape.width();
        int right = Math.max(left + 1, (x + 1) * from.width() / shape.width());
        long sum = 0;
        for (int row = top; row < bottom; row++) {
            int start = (channel * from.height() + row) * from.width();
            for (int column = left; column < right; column++) {
                sum += pixels[start + column] & 0xff;
            }
        }
        return (byte) Math.round((double) sum / ((bottom - top) * (right - left)));
    }
}
