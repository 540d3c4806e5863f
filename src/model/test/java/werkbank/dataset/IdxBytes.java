package werkbank.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Builds IDX files for tests, wrong ones too. */
public final class IdxBytes {
    private IdxBytes() {}

    /** Unsigned bytes of these dimensions; {@code values} needn't fit them. */
    public static byte[] idx(int type, int[] sizes, byte[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        buffer.put((byte) 0).put((byte) 0).put((byte) type).put((byte) sizes.length);
        for (int size : sizes) {
            buffer.putInt(size);
        }
        return buffer.put(values).array();
    }

    /** Images whose pixels count up from 0. */
    public static byte[] images(int rows, int height, int width) {
        byte[] values = new byte[rows * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) i;
        }
        return idx(0x08, new int[] {rows, height, width}, values);
    }

    public static byte[] labels(int... labels) {
        byte[] values = new byte[labels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) labels[i];
        }
        return idx(0x08, new int[] {labels.length}, values);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** Training and test files of a folder that is in order: 3 and 2 images of 2 × 2 in three classes. */
    public static void writeFolder(Path folder, String prefix) throws IOException {
        Files.write(folder.resolve(prefix + "train-images-idx3-ubyte"), images(3, 2, 2));
        Files.write(folder.resolve(prefix + "train-labels-idx1-ubyte"), labels(0, 2, 1));
        Files.write(folder.resolve(prefix + "t10k-images-idx3-ubyte"), images(2, 2, 2));
        Files.write(folder.resolve(prefix + "t10k-labels-idx1-ubyte"), labels(1, 2));
    }

    /** Writes an image and a label file; {@code part} is {@code train} or {@code t10k}. */
    static void write(Path into, String part, LabelledImages images) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        for (byte[] image : (Iterable<byte[]>) images.images().stream()::iterator) {
            pixels.writeBytes(image);
        }
        int[] sizes = {images.rows(), images.shape().height(), images.shape().width()};
        Files.write(into.resolve(part + "-images-idx3-ubyte"), idx(0x08, sizes, pixels.toByteArray()));
        Files.write(into.resolve(part + "-labels-idx1-ubyte"), labels(images.labels()));
    }
}
