package werkbank.dataset;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import werkbank.InputException;

/**
 * Pictures as people have them, PNG or JPEG, as grey values. Colours become their luma
 * (ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B), and what is transparent lies on white.
 */
public final class ImageFile {
    /** Height × width; an image that claims more than a large photo would fill the memory. */
    private static final long MOST_PIXELS = 64_000_000;

    /** Java's readers of other formats believe what a damaged file says of its sizes. */
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    private static final int WHITE = 255;

    private ImageFile() {}

    /**
     * Reads a file.
     *
     * @throws InputException when it is missing, too large or no image
     */
    public static GreyImage read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(String.format(Locale.ROOT, "%s: expected an image file but found a folder", file));
        }
        if (!Files.exists(file)) {
            throw new InputException(String.format(Locale.ROOT, "%s: there is no such file", file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
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
    public static GreyImage read(byte[] encoded, String name) {
        return read(new ByteArrayInputStream(encoded), name);
    }

    private static GreyImage read(InputStream in, String name) {
        // Not ImageIO's own stream, which would go through a temporary file.
        try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            return grey(decode(reader(stream, name), stream, name));
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

    private static BufferedImage decode(ImageReader reader, ImageInputStream stream, String name) throws IOException {
        try {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getHeight(0) * reader.getWidth(0);
            if (pixels > MOST_PIXELS) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: an image of %d × %d pixels is too large; make it smaller",
                        name,
                        reader.getHeight(0),
                        reader.getWidth(0)));
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** The grey values of an image in memory. */
    public static GreyImage grey(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        byte[] pixels = new byte[height * width];
        boolean grey = isGrey(image.getColorModel());
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                pixels[row * width + column] =
                        (byte) (grey ? greyAt(image, row, column) : lumaOnWhite(image.getRGB(column, row)));
            }
        }
        return new GreyImage(pixels, height, width);
    }

    /** Java takes such values as linear light, and its RGB of them would be brighter than the file says. */
    private static boolean isGrey(ColorModel model) {
        return !(model instanceof IndexColorModel) && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static int greyAt(BufferedImage image, int row, int column) {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        int value = eightBits(raster.getSample(column, row, 0), model.getComponentSize(0));
        return model.hasAlpha()
                ? onWhite(value, eightBits(raster.getSample(column, row, 1), model.getComponentSize(1)))
                : value;
    }

    private static int eightBits(int sample, int bits) {
        int most = (1 << bits) - 1;
        return (sample * WHITE + most / 2) / most;
    }

    private static int lumaOnWhite(int argb) {
        int alpha = argb >>> 24;
        int red = onWhite(argb >> 16 & 0xFF, alpha);
        int green = onWhite(argb >> 8 & 0xFF, alpha);
        int blue = onWhite(argb & 0xFF, alpha);
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
