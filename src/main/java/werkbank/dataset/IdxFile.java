package werkbank.dataset;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import werkbank.InputException;
import werkbank.WerkbankException;

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
     * Grey images of one file.
     *
     * @param pixels [rows][height × width] unsigned bytes
     * @param sha256 of the uncompressed content, lower-case hexadecimal
     */
    public record Images(byte[][] pixels, int height, int width, String sha256) {}

    /**
     * Labels of one file.
     *
     * @param values [rows], each 0 to 255
     * @param sha256 of the uncompressed content, lower-case hexadecimal
     */
    public record Labels(int[] values, String sha256) {}

    /**
     * Reads unsigned bytes [images][height][width].
     *
     * @throws InputException when the file is missing, damaged or of another kind
     */
    public static Images readImages(Path file) {
        try (IdxReader reader = IdxReader.open(file)) {
            IdxHeader header = reader.header(IdxHeader.UNSIGNED_BYTE, "images", "height", "width");
            int height = header.size(1, LONGEST_SIDE);
            int width = header.size(2, LONGEST_SIDE);
            byte[][] pixels = new byte[header.size(0)][];
            for (int row = 0; row < pixels.length; row++) {
                pixels[row] = reader.bytes(height * width);
            }
            return new Images(pixels, height, width, reader.finish());
        }
    }

    /**
     * Reads unsigned bytes [labels].
     *
     * @throws InputException when the file is missing, damaged or of another kind
     */
    public static Labels readLabels(Path file) {
        try (IdxReader reader = IdxReader.open(file)) {
            IdxHeader header = reader.header(IdxHeader.UNSIGNED_BYTE, "labels");
            byte[] bytes = reader.bytes(header.size(0));
            int[] values = new int[bytes.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = Byte.toUnsignedInt(bytes[row]);
            }
            return new Labels(values, reader.finish());
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
     *
     * @param values at least one row, all of the same length, at least 1
     * @return SHA-256 of the content, lower-case hexadecimal
     * @throws IllegalArgumentException when the rows are empty or of different lengths
     * @throws WerkbankException when the file can't be written
     */
    public static String writeFloats(Path file, float[][] values) {
        checkShape(values);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            String sha256 = writeAndSync(temporary, values);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            return sha256;
        } catch (IOException e) {
            throw new WerkbankException(
                    "can't write %s: %s; see to the folder and its free space".formatted(file, reason(e)), e);
        }
    }

    private static void checkShape(float[][] values) {
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException("no values to write");
        }
        for (float[] row : values) {
            if (row.length != values[0].length) {
                throw new IllegalArgumentException(
                        "rows of %d and of %d columns".formatted(values[0].length, row.length));
            }
        }
    }

    private static String writeAndSync(Path temporary, float[][] values) throws IOException {
        MessageDigest digest = IdxReader.sha256();
        // Not a FileChannel: an interrupted thread would find it closed.
        try (FileOutputStream file = new FileOutputStream(temporary.toFile());
                OutputStream bytes = new BufferedOutputStream(new DigestOutputStream(file, digest), 1 << 16);
                DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, values);
            out.flush();
            file.getFD().sync();
        }
        return HexFormat.of().formatHex(digest.digest());
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
    }

    static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }
}
