package werkbank.predict;

import java.util.List;
import werkbank.augment.Augmenter;
import werkbank.augment.Pixels;
import werkbank.dataset.Images;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;

/**
 * Images as a network is shown them, look after look. A look changes every image in the same way, so what an image gets
 * doesn't depend on the others. One for each thread.
 */
final class ViewedImages {
    /** Seed of the draws. Any would do, but always the same: an ensemble says the same of an image each time. */
    private static final long SEED = 1;

    private static final List<Move> SHIFTS = List.of(
            Move.NONE, new Move(-1, 0, false), new Move(1, 0, false), new Move(0, -1, false), new Move(0, 1, false));
    private static final List<Move> FLIPS = List.of(Move.NONE, new Move(0, 0, true));
    /** The unmoved ones first, which weigh more. */
    private static final List<Move> CROPS = List.of(
            Move.NONE,
            new Move(0, 0, true),
            new Move(-1, -1, false),
            new Move(-1, -1, true),
            new Move(1, 1, false),
            new Move(1, 1, true));

    private final Views views;
    private final Shape shape;
    private final Augmenter augmenter;

    /** Pixels down and to the right, then left and right change places. */
    private record Move(int down, int right, boolean flips) {
        private static final Move NONE = new Move(0, 0, false);
    }

    ViewedImages(Views views, Shape shape) {
        this.views = views;
        this.shape = shape;
        this.augmenter = new Augmenter(views.ranges().orElse(Augmentation.NONE), shape, SEED);
    }

    int count() {
        return views.count();
    }

    /** The weight of a look in the mean. */
    double weight(int look) {
        return views.weight(look);
    }

    /**
     * The images as the look changes them, [images][channels][height][width] in one row, values 0 to 1.
     *
     * @param look from 0, which is the image as it is
     */
    float[] batch(Images images, int look) {
        if (look == 0) {
            return Pixels.batch(images);
        }
        int size = shape.values();
        float[] values = new float[images.count() * size];
        for (int i = 0; i < images.count(); i++) {
            write(images.row(i), look, values, i * size);
        }
        return values;
    }

    private void write(byte[] image, int look, float[] target, int offset) {
        switch (views.kind()) {
            case ONCE -> throw new IllegalArgumentException("one look has no look " + look);
            case FLIPS -> move(image, FLIPS.get(look), target, offset);
            case SHIFTS -> move(image, SHIFTS.get(look), target, offset);
            case CROPS -> move(image, CROPS.get(look), target, offset);
            case DRAWS -> augmenter.apply(image, look, 0, target, offset);
        }
    }

    /** Moves an image by a pixel; what comes in from outside is the edge, which its mirror image begins with too. */
    private void move(byte[] image, Move by, float[] target, int offset) {
        int height = shape.height();
        int width = shape.width();
        for (int line = 0; line < shape.channels() * height; line++) {
            int row = line % height;
            int from = (line - row + Math.min(height - 1, Math.max(0, row - by.down()))) * width;
            for (int column = 0; column < width; column++) {
                int moved = by.flips() ? width - 1 - column : column;
                int source = from + Math.min(width - 1, Math.max(0, moved - by.right()));
                target[offset + line * width + column] = (image[source] & 0xFF) * Pixels.SCALE;
            }
        }
    }
}
