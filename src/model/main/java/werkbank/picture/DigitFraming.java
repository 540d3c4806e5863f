package werkbank.picture;

import java.util.Optional;

/**
 * Makes of a drawn or photographed digit what MNIST has: light ink on black, its box fitted into 20 × 20 pixels of the
 * 28 × 28 with its proportions kept, and its centre of mass in the middle. For fields of another size the box has the
 * same share.
 *
 * <p>LeCun, Bottou, Bengio and Haffner (1998), Gradient-based learning applied to document recognition, Proceedings of
 * the IEEE, section III.A.
 *
 * <p>Beyond the paper: whether the ink is dark or light is told by the border, which counts as paper; what differs from
 * the paper hardly more than the border itself is paper too; and the strongest ink becomes white, since after shrinking a
 * thin pen's would be grey.
 */
final class DigitFraming {
    private static final double BOX_SHARE = 20 / 28.0;

    /** Grey values that the strongest ink differs from the paper, at least: less is noise, or an empty page. */
    private static final int LEAST_CONTRAST = 24;

    /** Pixels of the longer side; a photo that has more is looked at in this size. */
    private static final int LONGEST = 640;

    private static final int WHITE = 255;

    private DigitFraming() {}

    /** @return empty when the image has no ink */
    static Optional<GreyImage> of(GreyImage image, int height, int width) {
        float[][] ink = Sheet.ink(smaller(image));
        float strongest = strongest(ink);
        if (strongest < LEAST_CONTRAST) {
            return Optional.empty();
        }
        float[][] box = InkParts.digit(ink, strongest);
        double factor = BOX_SHARE * Math.min(height, width) / Math.max(box.length, box[0].length);
        float[][] digit = Resizing.of(
                box, Framing.fitted(box.length, factor, height), Framing.fitted(box[0].length, factor, width));
        stretch(digit);
        float[][] field = new float[height][width];
        Framing.place(
                digit,
                field,
                start(height, digit.length, centre(digit, true)),
                start(width, digit[0].length, centre(digit, false)));
        return Optional.of(Framing.grey(field));
    }

    private static GreyImage smaller(GreyImage image) {
        double factor = (double) LONGEST / Math.max(image.height(), image.width());
        return factor >= 1
                ? image
                : Framing.grey(Resizing.of(
                        image.values(),
                        Framing.fitted(image.height(), factor, LONGEST),
                        Framing.fitted(image.width(), factor, LONGEST)));
    }

    private static float strongest(float[][] ink) {
        float strongest = 0;
        for (float[] row : ink) {
            for (float value : row) {
                strongest = Math.max(strongest, value);
            }
        }
        return strongest;
    }

    private static void stretch(float[][] digit) {
        float factor = WHITE / strongest(digit);
        for (float[] row : digit) {
            for (int column = 0; column < row.length; column++) {
                row[column] *= factor;
            }
        }
    }

    /**
     * Centre of mass as a number of a row or column, counted from 0. In a field of 28 it comes to 14, as MNIST has it (14.0
     * in the mean of its test images), which is half a pixel beyond the middle.
     */
    private static double centre(float[][] digit, boolean ofRows) {
        double mass = 0;
        double moment = 0;
        for (int row = 0; row < digit.length; row++) {
            for (int column = 0; column < digit[row].length; column++) {
                mass += digit[row][column];
                moment += digit[row][column] * (ofRows ? row : column);
            }
        }
        return moment / mass;
    }

    /** First pixel of the digit, such that its centre is in the middle, as far as all of it stays inside. */
    private static int start(int field, int size, double centre) {
        return (int) Math.max(0, Math.min(field - size, Math.round(field / 2.0 - centre)));
    }
}
