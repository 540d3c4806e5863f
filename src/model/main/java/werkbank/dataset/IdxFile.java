package werkbank.dataset;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.file.DurableFile;
import werkbank.recipe.Shape;

/**
 * Files in the IDX format of MNIST: two zero bytes, a type, the number of dimensions, their sizes, then the values, all
 * big endian. Read with or without gzip around them; which one is seen by the content, not by the name.
 *
 * <p>LeCun, Cortes and Burges, The MNIST database of handwritten digits, section 'File formats'.
 */
public final class IdxFile {
    private static final int LONGEST_SIDE = 4096;

    private IdxFile() {}

    /**
     * Images of one file.
     *
     * @param images grey, or with three channels
     * @param sha256 of the uncompressed content, lower-case hexadecimal
     */
    public record ImageFile(Images images, String sha256) {}

    /**
     * Labels of one file.
     *
     * @param values [rows], each 0 to 255
     * @param sha256 of the uncompressed content, lower-case hexadecimal
     */
    public record LabelFile(int[] values, String sha256) {}

    /**
     * Reads unsigned bytes [images][height][width], or in four dimensions with channels behind or before height and width,
     * see {@link PlanarPixels#areChannelsLast}.
     *
     * @throws InputException when the file is missing, damaged or of another kind
     */
    public static ImageFile readImages(Path file) {
        try (IdxReader reader = IdxReader.open(file)) {
            ImageHeader header = ImageHeader.of(file, reader);
            byte[][] pixels = new byte[header.count][];
            for (int row = 0; row < pixels.length; row++) {
                byte[] values = reader.bytes(header.shape.values());
                pixels[row] = header.channelsLast ? PlanarPixels.planar(values, header.shape) : values;
            }
            return new ImageFile(new Images(pixels, header.shape), reader.finish());
        }
    }

    /**
     * Reads what the header says of a file's images, and none of them.
     *
     * @throws InputException when the file is missing, cut off or of another kind
     */
    static ImageHeader readHeader(Path file) {
        try (IdxReader reader = IdxReader.open(file)) {
            return ImageHeader.of(file, reader);
        }
    }

    /**
     * The header of a file of images.
     *
     * @param count of images
     * @param shape of each
     * @param channelsLast whether all values of a pixel stand together
     */
    record ImageHeader(int count, Shape shape, boolean channelsLast) {
        private static ImageHeader of(Path file, IdxReader reader) {
            IdxHeader header = reader.header(
                    IdxHeader.UNSIGNED_BYTE,
                    List.of(List.of("images", "height", "width"), List.of("images", "rows", "columns", "values")));
            int[] sizes = IntStream.range(1, header.sizes().length)
                    .map(dimension -> header.size(dimension, LONGEST_SIDE))
                    .toArray();
            boolean colour = sizes.length == 3;
            boolean last = colour
                    && PlanarPixels.areChannelsLast(sizes)
                            .orElseThrow(() -> new InputException(file + ": " + PlanarPixels.whyNot(sizes)));
            return new ImageHeader(
                    header.size(0), colour ? PlanarPixels.shape(sizes, last) : Shape.grey(sizes[0], sizes[1]), last);
        }
    }

    /**
     * Reads unsigned bytes [labels].
     *
     * @throws InputException when the file is missing, damaged or of another kind
     */
    public static LabelFile readLabels(Path file) {
        try (IdxReader reader = IdxReader.open(file)) {
            IdxHeader header = reader.header(IdxHeader.UNSIGNED_BYTE, "labels");
            byte[] bytes = reader.bytes(header.size(0));
            int[] values = new int[bytes.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = Byte.toUnsignedInt(bytes[row]);
            }
            return new LabelFile(values, reader.finish());
        }
    }

    /**
     * Reads floats [rows][columns].
     *
     * @throws InputException when the file is missing, damaged or of another kind
     */
    public static float[][] readFloats(Path file) {
        try (IdxReader reader = IdxReader.open(file)) {
            IdxHeader header = reader.header(IdxHeader.FLOAT, "rows", "columns");
            int columns = header.size(1);
            float[][] values = new float[header.size(0)][columns];
            for (float[] row : values) {
                ByteBuffer.wrap(reader.bytes(columns * Float.BYTES))
                        .asFloatBuffer()
                        .get(row);
            }
            reader.finish();
            return values;
        }
    }

    /**
     * Writes floats [rows][columns], uncompressed. The file appears under its name only when it is whole and on disk.
     * Its folder must be there.
     *
     * @param values at least one row, all of the same length, at least 1
     * @return SHA-256 of the content, lower-case hexadecimal
     * @throws IllegalArgumentException when the rows are empty or of different lengths
     * @throws WerkbankException when the file can't be written
     */
    public static String writeFloats(Path file, float[][] values) {
        checkShape(values);
        return DurableFile.writeBeside(file, out -> write(new DataOutputStream(out), values));
    }

    private static void checkShape(float[][] values) {
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException("no values to write");
        }
        for (float[] row : values) {
            if (row.length != values[0].length) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "rows of %d and of %d columns", values[0].length, row.length));
            }
        }
    }

    private static void write(DataOutputStream out, float[][] values) throws IOException {
        out.writeShort(0);
        out.writeByte(IdxHeader.FLOAT);
        out.writeByte(2);
        out.writeInt(values.length);
        out.writeInt(values[0].length);
        ByteBuffer buffer = ByteBuffer.allocate(values[0].length * Float.BYTES);
        for (float[] row : values) {
            buffer.asFloatBuffer().put(row);
            out.write(buffer.array());
        }
        out.flush();
    }
}
