package werkbank.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an image of any size becomes one of the size that networks were trained on. */
public enum Framing {
    /**
     * The framing that made the digits of MNIST: light ink on black, fitted into a box and centred by its mass. See
     * {@link DigitFraming}.
     */
    MNIST {
        @Override
        public Optional<GreyImage> frame(GreyImage image, int height, int width) {
            return DigitFraming.of(image, height, width);
        }
    },

    /**
     * The whole image, fitted in with its proportions kept; what it doesn't fill has the median of its border. Of an
     * image that has the size already no value changes.
     */
    SCALE {
        @Override
        public Optional<GreyImage> frame(GreyImage image, int height, int width) {
            double factor = Math.min((double) height / image.height(), (double) width / image.width());
            int rows = fitted(image.height(), factor, height);
            int columns = fitted(image.width(), factor, width);
            float[][] field = new float[height][width];
            for (float[] row : field) {
                Arrays.fill(row, image.border());
            }
            place(Resizing.of(image.values(), rows, columns), field, (height - rows) / 2, (width - columns) / 2);
            return Optional.of(grey(field));
        }
    };

    /** The hash of MNIST's training images, uncompressed. */
    private static final String MNIST_SHA256 = "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db";

    /**
     * The framing that fits networks that learned from a file of training images: {@link #MNIST} when it is MNIST's
     * own, else {@link #SCALE}, since nothing is known of how the images were made.
     *
     * @param sha256 of the uncompressed file of training images, lower-case hexadecimal
     */
    public static Framing fitting(String sha256) {
        return sha256.equals(MNIST_SHA256) ? MNIST : SCALE;
    }

    /**
     * The image as a network sees it.
     *
     * @param height of the result in pixels; {@code width} too
     * @return empty when there is nothing on the image that could be framed
     */
    public abstract Optional<GreyImage> frame(GreyImage image, int height, int width);

    /** The name in lower case, as the command line has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static int fitted(int size, double factor, int most) {
        return (int) Math.max(1, Math.min(most, Math.round(size * factor)));
    }

    /** Copies a part into a field; what would lie outside is left out. */
    static void place(float[][] part, float[][] field, int top, int left) {
        for (int row = 0; row < part.length; row++) {
            for (int column = 0; column < part[row].length; column++) {
                if (isInside(field, top + row, left + column)) {
                    field[top + row][left + column] = part[row][column];
                }
            }
        }
    }

    private static boolean isInside(float[][] field, int row, int column) {
        return row >= 0 && row < field.length && column >= 0 && column < field[row].length;
    }

    static GreyImage grey(float[][] values) {
        int width = values[0].length;
        byte[] pixels = new byte[values.length * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i / width][i % width])));
        }
        return new GreyImage(pixels, values.length, width);
    }
}
