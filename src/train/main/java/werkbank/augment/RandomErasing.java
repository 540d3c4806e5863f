package werkbank.augment;

import java.util.Arrays;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Shape;

/**
 * Erases one rectangle, in all channels.
 *
 * <p>Zhong, Zheng, Kang, Li and Yang (2017), Random erasing data augmentation, arXiv:1708.04896. The place is drawn
 * among those where the rectangle fits. One that is longer than the image is drawn again, as there; where none of some
 * draws fits, the last keeps its area and becomes as long as the image.
 */
final class RandomErasing {
    private static final int ATTEMPTS = 20;

    private final Erase erase;
    private final int channels;
    private final int height;
    private final int width;

    RandomErasing(Erase erase, Shape shape) {
        this.erase = erase;
        this.channels = shape.channels();
        this.height = shape.height();
        this.width = shape.width();
    }

    /** @param target channels × height × width values from {@code offset} */
    void apply(SplitMix random, float[] target, int offset) {
        if (random.nextDouble() >= erase.probability()) {
            return;
        }
        Sides sides = draw(random);
        int rows = pixels(sides.rows);
        int columns = pixels(sides.columns);
        int top = (int) random.between(0, height - rows + 1.0);
        int left = (int) random.between(0, width - columns + 1.0);
        for (int channel = 0; channel < channels; channel++) {
            fill(random, target, offset + (channel * height + top) * width + left, rows, columns);
        }
    }

    /** The sides of a rectangle in pixels, before they are rounded. */
    private record Sides(double rows, double columns) {}

    private Sides draw(SplitMix random) {
        Sides sides = drawOnce(random);
        for (int attempt = 1; attempt < ATTEMPTS && !fit(sides); attempt++) {
            sides = drawOnce(random);
        }
        return fit(sides) ? sides : shortened(sides);
    }

    private Sides drawOnce(SplitMix random) {
        double area = random.between(erase.minArea(), erase.area()) * height * width;
        double aspect = random.between(erase.aspect(), 1 / erase.aspect());
        return new Sides(Math.sqrt(area * aspect), Math.sqrt(area / aspect));
    }

    private boolean fit(Sides sides) {
        return pixels(sides.rows) <= height && pixels(sides.columns) <= width;
    }

    /** Shortens the side that is too long; it can be only one, since no area is larger than the image. */
    private Sides shortened(Sides sides) {
        double area = sides.rows * sides.columns;
        return pixels(sides.rows) > height ? new Sides(height, area / height) : new Sides(area / width, width);
    }

    private static int pixels(double side) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(side)));
    }

    private void fill(SplitMix random, float[] target, int from, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int start = from + r * width;
            if (erase.content() == Content.ZERO) {
                Arrays.fill(target, start, start + columns, 0);
                continue;
            }
            for (int c = 0; c < columns; c++) {
                target[start + c] = (float) random.nextDouble();
            }
        }
    }
}
