package werkbank.train;

import java.util.Arrays;
import werkbank.space.Augmentation.Content;
import werkbank.space.Augmentation.Erase;

/**
 * Erases one rectangle.
 *
 * <p>Zhong, Zheng, Kang, Li and Yang (2017), Random erasing data augmentation, arXiv:1708.04896. The place is drawn
 * among those where the rectangle fits; a rectangle larger than the image is drawn again.
 */
final class RandomErasing {
    private static final int ATTEMPTS = 20;

    private final Erase erase;
    private final int height;
    private final int width;

    RandomErasing(Erase erase, int height, int width) {
        this.erase = erase;
        this.height = height;
        this.width = width;
    }

    /** @param target height × width values from {@code offset} */
    void apply(SplitMix random, float[] target, int offset) {
        if (random.nextDouble() >= erase.probability()) {
            return;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double area = random.between(erase.minArea(), erase.area()) * height * width;
            double aspect = random.between(erase.aspect(), 1 / erase.aspect());
            int rows = (int) Math.max(1, Math.round(Math.sqrt(area * aspect)));
            int columns = (int) Math.max(1, Math.round(Math.sqrt(area / aspect)));
            if (rows <= height && columns <= width) {
                int top = (int) random.between(0, height - rows + 1.0);
                int left = (int) random.between(0, width - columns + 1.0);
                fill(random, target, offset + top * width + left, rows, columns);
                return;
            }
        }
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
