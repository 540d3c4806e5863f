package werkbank.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import werkbank.InputException;
import werkbank.file.DurableFile;

/**
 * The bytes of a picture's file: PNG, JPEG, BMP, GIF (its first frame), WebP or TIFF (its first page).
 *
 * @param bytes of the file
 * @param name for messages
 */
public record EncodedPicture(byte[] bytes, String name) {
    /** Height × width; an image that claims more than a large photo would fill the memory. */
    private static final long MOST_PIXELS = 64_000_000;

    /** The largest file; no file of that many pixels is larger, but for one with large notes. */
    private static final long MOST_BYTES = 512_000_000;

    /** Bytes of a file that have its header, but for files with large notes before it. */
    private static final int HEAD = 1 << 17;

    /** The place at which a RIFF file has its size, counted from behind it. */
    private static final int RIFF_SIZE = 4;

    /** Pictures with more pixels are decoded one at a time, whatever the number of processors. */
    private static final long LARGE = 12_000_000;

    private static final Object ONE_AT_A_TIME = new Object();

    /**
     * Reads a file.
     *
     * @throws InputException when it is missing, too large, or can't be read
     */
    public static EncodedPicture read(Path file) {
        return read(file, Integer.MAX_VALUE);
    }

    /**
     * Reads the header of a file, and of most files nothing else.
     *
     * @throws InputException when it is missing, can't be read, is no picture, or too large
     */
    public static Header readHeader(Path file) {
        EncodedPicture start = read(file, HEAD);
        if (start.bytes().length < HEAD) {
            return start.header();
        }
        try {
            return start.format().hasNotesFirst() ? start.header() : read(file).header();
        } catch (InputException e) {
            return read(file).header();
        }
    }

    private static EncodedPicture read(Path file, int most) {
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
            return new EncodedPicture(bytes(file, most), file.toString());
        } catch (IOException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: can't be read (%s)", file, DurableFile.reason(e)), e);
        }
    }

    private static byte[] bytes(Path file, int most) throws IOException {
        if (most == Integer.MAX_VALUE) {
            return Files.readAllBytes(file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    /**
     * The facts in a picture's header, as it is upright.
     *
     * @param height in pixels
     * @param width in pixels
     * @param isGrey whether the file has grey values, or a palette of nothing but grey
     * @param isWide whether its values are stored in 16 bits
     */
    public record Header(int height, int width, boolean isGrey, boolean isWide) {}

    /** Some work with a reader that has its input. */
    private interface Use<T> {
        T of(ImageReader reader) throws IOException;
    }

    /**
     * Reads the header alone.
     *
     * @throws InputException when it is no picture, or too large
     */
    public Header header() {
        Orientation orientation = orientation();
        return with(reader -> {
            boolean isTurned = orientation.isOnItsSide();
            return new Header(
                    isTurned ? reader.getWidth(0) : reader.getHeight(0),
                    isTurned ? reader.getHeight(0) : reader.getWidth(0),
                    isGrey(reader),
                    isWide(reader));
        });
    }

    /**
     * Decodes the picture and turns it upright.
     *
     * @param channels 1 for grey, 3 for red, green and blue
     * @param ground what shows where the picture is transparent, 0 to 255
     * @param bits of values that are stored in 16, 1 to 16; empty where nobody knows
     * @throws InputException when it is no picture, too large, or damaged
     */
    public PlanarImage decode(int channels, int ground, Optional<Integer> bits) {
        requireAllBytes();
        return orientation().applied(with(reader -> {
            if ((long) reader.getHeight(0) * reader.getWidth(0) < LARGE) {
                return decode(reader, channels, ground, bits);
            }
            synchronized (ONE_AT_A_TIME) {
                return decode(reader, channels, ground, bits);
            }
        }));
    }

    private PlanarImage decode(ImageReader reader, int channels, int ground, Optional<Integer> bits)
            throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        ReadShare read = new ReadShare();
        reader.addIIOReadProgressListener(read);
        BufferedImage image = reader.read(0);
        requireWhole(warnings, read);
        if (format() == PictureFormat.TIFF) {
            image = TiffSamples.of(reader, image, bytes, name);
        }
        PngNotes notes = PngNotes.of(reader);
        BufferedImage spread = SixteenBits.spread(notes.inItsProfile(image), notes.significantBits(), bits, name);
        return EightBits.of(spread, channels, ground);
    }

    /**
     * The largest value of a picture with 16 bits whose file doesn't say how many of them it uses; empty for others.
     *
     * @throws InputException when it is no picture, too large, or damaged
     */
    public OptionalInt brightest() {
        return with(reader -> {
            BufferedImage image = reader.read(0);
            return SixteenBits.are(image.getColorModel())
                            && PngNotes.of(reader).significantBits().isEmpty()
                    ? OptionalInt.of(SixteenBits.brightest(image))
                    : OptionalInt.empty();
        });
    }

    /** Whether it begins as a picture of some format does. */
    public boolean isOne() {
        return PictureFormat.of(bytes).isPresent();
    }

    /** How the picture lies in the file. */
    public Orientation orientation() {
        return Orientation.of(bytes, format());
    }

    private PictureFormat format() {
        if (bytes.length == 0) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: the file is empty; copy it again or delete it", name));
        }
        return PictureFormat.of(bytes)
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT,
                        "%s: expected an image (%s) but found something else",
                        name,
                        PictureFormat.list())));
    }

    private <T> T with(Use<T> use) {
        PictureFormat format = format();
        // Not ImageIO's own stream, which would go through a temporary file.
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = format.reader();
            try {
                reader.setInput(stream, true);
                requireSize(reader.getHeight(0), reader.getWidth(0));
                return use.of(reader);
            } finally {
                reader.dispose();
            }
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The readers meet damage with exceptions of many kinds.
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s: the image is damaged or of a kind that Java can't read (%s); save it anew as PNG",
                            name,
                            e.getClass().getSimpleName()),
                    e);
        }
    }

    private void requireSize(int height, int width) {
        if ((long) height * width > MOST_PIXELS) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: an image of %d × %d pixels is too large; make it smaller, %,d pixels are the most",
                    name,
                    height,
                    width,
                    MOST_PIXELS));
        }
    }

    /**
     * A JPEG that was cut off, or has other bytes within, is read all the same, with grey or noise in place of what is lost,
     * and a warning in libjpeg's own words. Bytes too many before a mark, which some cameras write, lose nothing. A GIF with
     * other bytes within goes on with a warning and colours of other places, or ends early without one.
     */
    private void requireWhole(List<String> warnings, ReadShare read) {
        boolean endsEarly = format() == PictureFormat.GIF && !read.isAll();
        boolean isDamaged = warnings.stream()
                .anyMatch(warning -> warning.startsWith("Truncated File")
                        || warning.startsWith("Out-of-sequence code")
                        || warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous"));
        if (isDamaged || endsEarly) {
            throw incomplete();
        }
    }

    /** The reader of WebP makes something up for what a file lacks. */
    private void requireAllBytes() {
        if (format() == PictureFormat.WEBP) {
            int said = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(RIFF_SIZE);
            if (RIFF_SIZE + Integer.BYTES + Integer.toUnsignedLong(said) > bytes.length) {
                throw incomplete();
            }
        }
    }

    private InputException incomplete() {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: the image is damaged: a part of it is missing or unreadable; copy the file again or save it anew",
                name));
    }

    private static boolean isWide(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        return type != null && SixteenBits.are(type.getColorModel());
    }

    private static boolean isGrey(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        if (type == null) {
            return false;
        }
        ColorModel model = type.getColorModel();
        return model instanceof IndexColorModel palette
                ? isGrey(palette)
                : model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static boolean isGrey(IndexColorModel palette) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        return IntStream.of(colours)
                .allMatch(rgb -> (rgb >> 16 & 0xFF) == (rgb & 0xFF) && (rgb >> 8 & 0xFF) == (rgb & 0xFF));
    }
}
