package werkbank.picture;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import werkbank.InputException;

/**
 * The samples of a TIFF's pixels beyond their colours: alpha, or whatever else was measured. Its reader tells them apart,
 * but makes the image in memory one with alpha all the same where it has four bands of eight bits.
 */
final class TiffSamples {
    private TiffSamples() {}

    /**
     * The image with alpha only where the file has it.
     *
     * @throws InputException when pixels have more samples than were read, since the file doesn't say what they are
     */
    static BufferedImage of(ImageReader reader, BufferedImage image, byte[] encoded, String name) throws IOException {
        requireAll(image, encoded, name);
        ImageTypeSpecifier raw = reader.getRawImageType(0);
        boolean isPlain = raw == null
                || !(image.getColorModel() instanceof ComponentColorModel)
                || raw.getNumBands() != image.getRaster().getNumBands();
        return isPlain ? image : as(raw.getColorModel(), image);
    }

    private static BufferedImage as(ColorModel stored, BufferedImage image) {
        ColorModel read = image.getColorModel();
        boolean hasOthers = !stored.hasAlpha() && read.getNumComponents() > read.getNumColorComponents();
        boolean isMultiplied = stored.isAlphaPremultiplied();
        if (!hasOthers && isMultiplied == read.isAlphaPremultiplied()) {
            return image;
        }
        ColorModel model = new ComponentColorModel(
                read.getColorSpace(),
                stored.hasAlpha(),
                isMultiplied,
                stored.getTransparency(),
                read.getTransferType());
        WritableRaster raster = hasOthers ? colours(image.getRaster(), model) : image.getRaster();
        return new BufferedImage(model, raster, isMultiplied, null);
    }

    /** A copy of the colours: Java's conversion to sRGB reads those of a part of the bands from the wrong places. */
    private static WritableRaster colours(Raster all, ColorModel model) {
        int[] bands = IntStream.range(0, model.getNumComponents()).toArray();
        WritableRaster colours = model.createCompatibleWritableRaster(all.getWidth(), all.getHeight());
        colours.setRect(all.createChild(all.getMinX(), all.getMinY(), all.getWidth(), all.getHeight(), 0, 0, bands));
        return colours;
    }

    private static void requireAll(BufferedImage image, byte[] encoded, String name) {
        int bands = image.getRaster().getNumBands();
        perPixel(encoded).filter(samples -> samples > bands).ifPresent(samples -> {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: pixels have %d samples and the file doesn't say what they are; save it anew in grey or in red, green"
                            + " and blue",
                    name,
                    samples));
        });
    }

    private static Optional<Integer> perPixel(byte[] encoded) {
        try {
            ExifIFD0Directory first = TiffMetadataReader.readMetadata(new ByteArrayInputStream(encoded))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            return Optional.ofNullable(first)
                    .map(directory -> directory.getInteger(ExifIFD0Directory.TAG_SAMPLES_PER_PIXEL));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // Notes that can't be read are no reason not to read the picture.
            return Optional.empty();
        }
    }
}
