package werkbank.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Takes 8 bits a channel out of decoded images of every kind. Grey values and inks come straight from their samples, since
 * Java's own RGB of them is of another brightness; other colours are taken as sRGB, from their profile where they have one.
 * Grey of colours is their luma by ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B.
 */
final class EightBits {
    private static final int WHITE = 255;

    private EightBits() {}

    /**
     * The values of an image.
     *
     * @param channels 1 for grey, 3 for red, green and blue
     * @param ground what shows where the image is transparent, 0 to 255
     */
    static PlanarImage of(BufferedImage image, int channels, int ground) {
        BufferedImage plain = inStandardColours(image);
        int height = plain.getHeight();
        int width = plain.getWidth();
        Raster raster = plain.getRaster();
        Pixel pixel = Pixel.of(plain, ground);
        byte[] values = new byte[Math.multiplyExact(channels, height * width)];
        int bands = raster.getNumBands();
        int[] samples = new int[width * bands];
        for (int row = 0; row < height; row++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + row, width, 1, samples);
            for (int column = 0; column < width; column++) {
                put(pixel.rgb(samples, column * bands), values, row * width + column, channels, height * width);
            }
        }
        return new PlanarImage(values, channels, height, width);
    }

    private static void put(int rgb, byte[] values, int at, int channels, int plane) {
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        if (channels == 1) {
            values[at] = (byte) luma(red, green, blue);
        } else {
            values[at] = (byte) red;
            values[at + plane] = (byte) green;
            values[at + 2 * plane] = (byte) blue;
        }
    }

    static int luma(int red, int green, int blue) {
        return (299 * red + 587 * green + 114 * blue + 500) / 1000;
    }

    /** Colours of a profile of their own, Display P3 for instance, in sRGB; others as they are. */
    private static BufferedImage inStandardColours(BufferedImage image) {
        ColorModel model = image.getColorModel();
        ColorSpace space = model.getColorSpace();
        boolean isPlain = model instanceof IndexColorModel
                || space.isCS_sRGB()
                || space.getType() == ColorSpace.TYPE_GRAY
                || space.getType() == ColorSpace.TYPE_CMYK;
        if (isPlain) {
            return image;
        }
        int type = model.hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
        return new ColorConvertOp(null).filter(image, converted);
    }

    /** How a pixel's colour comes from its samples, one of each band. */
    private interface Pixel {
        /** Red, green and blue, 8 bits each. */
        int rgb(int[] samples, int at);

        static Pixel of(BufferedImage image, int ground) {
            ColorModel model = image.getColorModel();
            if (model instanceof IndexColorModel palette) {
                return ofPalette(palette, ground);
            }
            Bands bands = Bands.of(model);
            Ground behind = new Ground(ground, model.isAlphaPremultiplied());
            return switch (model.getColorSpace().getType()) {
                case ColorSpace.TYPE_GRAY -> grey(bands, behind);
                case ColorSpace.TYPE_CMYK -> inks(bands, behind);
                default -> colours(bands, behind);
            };
        }

        private static Pixel ofPalette(IndexColorModel palette, int ground) {
            int[] colours = new int[palette.getMapSize()];
            palette.getRGBs(colours);
            Ground behind = new Ground(ground, false);
            for (int i = 0; i < colours.length; i++) {
                int argb = colours[i];
                colours[i] = behind.under(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24);
            }
            return (samples, at) -> colours[Math.min(samples[at], colours.length - 1)];
        }

        private static Pixel grey(Bands bands, Ground behind) {
            return (samples, at) -> {
                int value = bands.of(samples, at, 0);
                return behind.under(value, value, value, bands.alpha(samples, at));
            };
        }

        private static Pixel colours(Bands bands, Ground behind) {
            return (samples, at) -> behind.under(
                    bands.of(samples, at, 0),
                    bands.of(samples, at, 1),
                    bands.of(samples, at, 2),
                    bands.alpha(samples, at));
        }

        /** Each ink lets its share of the light through: half black is 50 % grey. */
        private static Pixel inks(Bands bands, Ground behind) {
            return (samples, at) -> {
                int alpha = bands.alpha(samples, at);
                int black = behind.light(bands.of(samples, at, 3), alpha);
                return behind.uncounted()
                        .under(
                                share(behind.light(bands.of(samples, at, 0), alpha), black),
                                share(behind.light(bands.of(samples, at, 1), alpha), black),
                                share(behind.light(bands.of(samples, at, 2), alpha), black),
                                alpha);
            };
        }
    }

    /**
     * The bands of an image, of which those behind its colours needn't be alpha: infrared, for instance.
     *
     * @param most the largest value of each
     * @param alpha the band with alpha; -1 for none
     */
    private record Bands(int[] most, int alpha) {
        static Bands of(ColorModel model) {
            int[] most = new int[model.getNumComponents()];
            for (int band = 0; band < most.length; band++) {
                most[band] = (1 << model.getComponentSize(band)) - 1;
            }
            return new Bands(most, model.hasAlpha() ? model.getNumColorComponents() : -1);
        }

        /** A sample as 0 to 255. */
        int of(int[] samples, int at, int band) {
            return most[band] == WHITE
                    ? samples[at + band]
                    : (int) (((long) samples[at + band] * WHITE + most[band] / 2) / most[band]);
        }

        int alpha(int[] samples, int at) {
            return alpha < 0 ? WHITE : of(samples, at, alpha);
        }
    }

    private static int share(int light, int part) {
        return (light * part + WHITE / 2) / WHITE;
    }

    private static int packed(int red, int green, int blue) {
        return red << 16 | green << 8 | blue;
    }

    /** @param isCounted whether colours are multiplied by their alpha already */
    private record Ground(int value, boolean isCounted) {
        int under(int red, int green, int blue, int alpha) {
            return alpha == WHITE
                    ? packed(red, green, blue)
                    : packed(mix(red, alpha), mix(green, alpha), mix(blue, alpha));
        }

        /** Takes from the light what an ink absorbs. */
        int light(int ink, int alpha) {
            return isCounted && alpha > 0 ? WHITE - Math.min(WHITE, (ink * WHITE + alpha / 2) / alpha) : WHITE - ink;
        }

        Ground uncounted() {
            return new Ground(value, false);
        }

        private int mix(int colour, int alpha) {
            int light = isCounted ? colour * WHITE : colour * alpha;
            return Math.min(WHITE, (light + value * (WHITE - alpha) + WHITE / 2) / WHITE);
        }
    }
}
