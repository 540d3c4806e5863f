package werkbank.augment;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import werkbank.recipe.Shape;

/** A picture in colour that images and text are drawn on. */
final class SheetCanvas {
    private static final int PAPER = 0x707070;
    private static final int INK = 0xFFFFFF;
    private static final int COLOURS = 3;

    private final BufferedImage image;
    private final int[] pixels;
    private final int width;

    SheetCanvas(int width, int height) {
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.width = width;
        Arrays.fill(pixels, PAPER);
    }

    BufferedImage image() {
        return image;
    }

    /** @param dot side of a dot in pixels */
    void text(String text, int top, int left, int dot) {
        DotText.draw(text, (row, column) -> {
            for (int r = 0; r < dot; r++) {
                int at = (top + row * dot + r) * width + left + column * dot;
                Arrays.fill(pixels, at, at + dot, INK);
            }
        });
    }

    /**
     * Draws an image, magnified pixel by pixel.
     *
     * @param values of the image, 0 to 1
     */
    void picture(float[] values, Shape shape, int top, int left, int scale) {
        for (int r = 0; r < scale * shape.height(); r++) {
            for (int c = 0; c < scale * shape.width(); c++) {
                pixels[(top + r) * width + left + c] = colour(values, shape, r / scale * shape.width() + c / scale);
            }
        }
    }

    private static int colour(float[] values, Shape shape, int pixel) {
        int plane = shape.channels() == COLOURS ? shape.height() * shape.width() : 0;
        int colour = 0;
        for (int channel = 0; channel < COLOURS; channel++) {
            colour = colour << Byte.SIZE | Math.round(values[channel * plane + pixel] * 255);
        }
        return colour;
    }
}
