package werkbank.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import werkbank.InputException;
import werkbank.file.DurableFile;

/**
 * Pictures as people have them, PNG or JPEG, as grey values. Colours become their luma
 * (ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B), four inks what they leave of white paper, and what is transparent lies on
 * white. A picture that a camera took on its side is turned upright.
 */
public final class PictureFile {
    /** Height × width; an image that claims more than a large photo would fill the memory. */
    private static final long MOST_PIXELS = 64_000_000;

    /** Java's readers of other formats believe what a damaged file says of its sizes. */
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    /** The largest file; no file of that many pixels is larger, but for one with large notes. */
    private static final long MOST_BYTES = 512_000_000;

    private static final int WHITE = 255;

    private PictureFile() {}

    /**
     * A picture, upright.
     *
     * @param image its grey values
     * @param orientation how it lay in the file
     */
    public record Picture(GreyImage image, Orientation orientation) {}

    /**
     * Reads a picture from a file.
     *
     * @throws InputException when it is missing, too large or no image
     */
    public static Picture read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(String.format(Locale.ROOT, "%s: expected an image file but found a folder", file));
        }
        if (!Files.exists(file)) {
            throw new InputException(String.format(Locale.ROOT, "%s: there is no such file", file));
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: a file of %,d bytes is too large; make the image smaller",
                        file,
                        Files.size(file)));
            }
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: can't be read (%s)", file, DurableFile.reason(e)), e);
        }
    }

    /**
     * Reads an encoded image.
     *
     * @param name for messages
     * @throws InputException when it is too large or no image
     */
    public static Picture read(byte[] encoded, String name) {
        // Not ImageIO's own stream, which would go through a temporary file.
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            ImageReader reader = reader(stream, name);
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            Orientation orientation = Orientation.of(encoded, format);
            return new Picture(orientation.applied(decode(reader, stream, name)), orientation);
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Java's readers meet damage with exceptions of many kinds.
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s: the image is damaged or of a kind that Java can't read (%s); save it anew as PNG",
                            name,
                            e.getClass().getSimpleName()),
                    e);
        }
    }

    private static ImageReader reader(ImageInputStream stream, String name) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
        }
        throw new InputException(
                String.format(Locale.ROOT, "%s: expected a PNG or JPEG image but found something else", name));
    }

    private static GreyImage decode(ImageReader reader, ImageInputStream stream, String name) throws IOException {
        try {
            reader.setInput(stream, true);
            long pixels = (long) reader.getHeight(0) * reader.getWidth(0);
            if (pixels > MOST_PIXELS) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: an image of %d × %d pixels is too large; make it smaller",
                        name,
                        reader.getHeight(0),
                        reader.getWidth(0)));
            }
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            requireWhole(warnings, name);
            return grey(SixteenBits.spread(image, SixteenBits.significant(reader), name));
        } finally {
            reader.dispose();
        }
    }

    /**
     * A JPEG that was cut off, or has other bytes within, is read all the same, with grey or noise in place of what is lost,
     * and a warning in libjpeg's own words. Bytes too many before a mark, which some cameras write, lose nothing.
     */
    private static void requireWhole(List<String> warnings, String name) {
        warnings.stream()
                .filter(warning -> warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous"))
                .findFirst()
                .ifPresent(warning -> {
                    throw new InputException(String.format(
                            Locale.ROOT,
                            "%s: the image is damaged: a part of it is missing or unreadable; copy the file again or save it anew",
                            name));
                });
    }

    /**
     * Takes the grey values of an image in memory.
     *
     * @throws InputException when it has samples of 16 bits and the brightest is below 4,096
     */
    public static GreyImage grey(BufferedImage image, String name) {
        return grey(SixteenBits.spread(image, OptionalInt.empty(), name));
    }

    private static GreyImage grey(BufferedImage image) {
        int width = image.getWidth();
        byte[] pixels = new byte[image.getHeight() * width];
        GreyOf grey = GreyOf.kind(image.getColorModel());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) grey.at(image, i / width, i % width);
        }
        return new GreyImage(pixels, image.getHeight(), width);
    }

    /** How a pixel's grey value comes from its samples. */
    private interface GreyOf {
        int at(BufferedImage image, int row, int column);

        static GreyOf kind(ColorModel model) {
            if (model instanceof IndexColorModel) {
                return PictureFile::colourAt;
            }
            return switch (model.getColorSpace().getType()) {
                    // Java takes such values as linear light, and its RGB of them would be brighter than the file says.
                case ColorSpace.TYPE_GRAY -> PictureFile::greyAt;
                case ColorSpace.TYPE_CMYK -> PictureFile::fourInksAt;
                default -> PictureFile::colourAt;
            };
        }
    }

    private static int greyAt(BufferedImage image, int row, int column) {
        int value = sample(image, row, column, 0);
        return image.getColorModel().hasAlpha() ? onWhite(value, sample(image, row, column, 1)) : value;
    }

    /** Each ink lets its share of the light through: half black is 50 % grey, which Java's own RGB of it isn't. */
    private static int fourInksAt(BufferedImage image, int row, int column) {
        int black = WHITE - sample(image, row, column, 3);
        return luma(
                share(WHITE - sample(image, row, column, 0), black),
                share(WHITE - sample(image, row, column, 1), black),
                share(WHITE - sample(image, row, column, 2), black));
    }

    private static int share(int light, int part) {
        return (light * part + WHITE / 2) / WHITE;
    }

    private static int sample(BufferedImage image, int row, int column, int band) {
        return eightBits(
                image.getRaster().getSample(column, row, band),
                image.getColorModel().getComponentSize(band));
    }

    private static int eightBits(int sample, int bits) {
        int most = (1 << bits) - 1;
        return (sample * WHITE + most / 2) / most;
    }

    private static int colourAt(BufferedImage image, int row, int column) {
        int argb = image.getRGB(column, row);
        int alpha = argb >>> 24;
        return luma(onWhite(argb >> 16 & 0xFF, alpha), onWhite(argb >> 8 & 0xFF, alpha), onWhite(argb & 0xFF, alpha));
    }

    private static int luma(int red, int green, int blue) {
        return (299 * red + 587 * green + 114 * blue + 500) / 1000;
    }

    /** @param value and {@code alpha} 0 to 255 */
    private static int onWhite(int value, int alpha) {
        return (value * alpha + WHITE * (WHITE - alpha) + WHITE / 2) / WHITE;
    }

    /**
     * Writes a grey PNG.
     *
     * @throws werkbank.StorageException when the file can't be written
     */
    public static void writePng(Path file, GreyImage image) {
        BufferedImage grey = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
        DurableFile.write(file, out -> {
            try (var stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(grey, "png", stream);
            }
        });
    }
}
