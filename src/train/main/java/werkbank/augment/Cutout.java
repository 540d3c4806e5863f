package werkbank.augment;

import java.util.Arrays;
import werkbank.recipe.Shape;

/**
 * Sets a square to 0, in all channels. Its middle lies in the image, so that a part of it may lie outside.
 *
 * <p>DeVries and Taylor (2017), Improved regularization of convolutional neural networks with cutout, arXiv:1708.04552.
 */
final class Cutout {
    private Cutout() {}

    /**
     * Cuts out the square that was drawn.
     *
     * @param side of the square in pixels
     */
    static void apply(int side, Drawn drawn, Shape shape, float[] target, int offset) {
        int top = drawn.cutoutRow - side / 2;
        int left = drawn.cutoutColumn - side / 2;
        int from = Math.max(0, left);
        int to = Math.min(left + side, shape.width());
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int r = Math.max(0, top); r < Math.min(top + side, shape.height()); r++) {
                int start = offset + (channel * shape.height() + r) * shape.width();
                Arrays.fill(target, start + from, start + to, 0);
            }
        }
    }
}
