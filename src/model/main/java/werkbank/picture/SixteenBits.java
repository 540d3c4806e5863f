package werkbank.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.WritableRaster;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import werkbank.InputException;

/**
 * Spreads the samples of a camera or scanner with fewer bits over the sixteen that they are stored in. The PNG
 * specification wants them stored so (section 'Sample depth scaling'), but programs write them as they are, and then 4,095
 * of 65,535 looks like black.
 */
final class SixteenBits {
    private static final int BITS = 16;
    private static final int MOST = (1 << BITS) - 1;

    /** The most bits of which unscaled samples are told from a dark picture. */
    private static final int NARROW = 12;

    private SixteenBits() {}

    /**
     * The image with samples from 0 to 65,535; one of eight bits as it is.
     *
     * @param significant bits by what the file says, if it does; with 15 and 16 the samples are as they should be
     * @param known bits by what is known of such files, where theirs doesn't say it; brighter samples become white
     * @throws InputException when the samples are narrow and nobody says how narrow
     */
    static BufferedImage spread(BufferedImage image, OptionalInt significant, Optional<Integer> known, String name) {
        if (!are(image.getColorModel())) {
            return image;
        }
        int brightest = brightest(image);
        if (significant.isPresent()) {
            int most = (1 << significant.getAsInt()) - 1;
            // Of 15 bits an unscaled picture can't be told from a dark one.
            boolean isNarrow = significant.getAsInt() < BITS - 1 && brightest <= most;
            return isNarrow ? multiplied(image, (double) MOST / most) : image;
        }
        if (known.isPresent()) {
            return known.get() < BITS ? multiplied(image, (double) MOST / ((1 << known.get()) - 1)) : image;
        }
        if (brightest > 0 && brightest < 1 << NARROW) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected 16-bit values up to 65,535 but the brightest is %,d, as of data with %d bits or fewer;"
                            + " multiply them, or save the image with 8 bits",
                    name,
                    brightest,
                    NARROW));
        }
        return image;
    }

    /** Whether samples are stored in sixteen bits. */
    static boolean are(ColorModel model) {
        return model.getComponentSize(0) == BITS;
    }

    static int brightest(BufferedImage image) {
        int brightest = 0;
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                for (int band = 0; band < colours(image); band++) {
                    brightest = Math.max(brightest, image.getRaster().getSample(column, row, band));
                }
            }
        }
        return brightest;
    }

    private static int colours(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return model.getNumColorComponents();
    }

    private static BufferedImage multiplied(BufferedImage image, double factor) {
        WritableRaster raster = image.copyData(null);
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                for (int band = 0; band < colours(image); band++) {
                    long sample = Math.round(raster.getSample(column, row, band) * factor);
                    raster.setSample(column, row, band, (int) Math.min(MOST, sample));
                }
            }
        }
        return new BufferedImage(image.getColorModel(), raster, image.isAlphaPremultiplied(), null);
    }
}
