package werkbank.dataset.npz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes NumPy's archives for tests, wrong ones too. */
public final class NpzBytes {
    private NpzBytes() {}

    /** An array of unsigned bytes. */
    public static byte[] bytes(String shape, byte... values) {
        return array("|u1", false, shape, values);
    }

    /** An array of labels, four bytes each. */
    public static byte[] labels(int... labels) {
        ByteBuffer values = ByteBuffer.allocate(Integer.BYTES * labels.length).order(ByteOrder.LITTLE_ENDIAN);
        values.asIntBuffer().put(labels);
        return array("<i4", false, labels.length + ",", values.array());
    }

    /** @param shape for instance {@code 2, 3}; {@code values} needn't fit it */
    public static byte[] array(String type, boolean fortran, String shape, byte[] values) {
        byte[] header = ("{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': ("
                        + shape + "), }\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer array = ByteBuffer.allocate(10 + header.length + values.length);
        array.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        array.put((byte) header.length).put((byte) 0).put(header).put(values);
        return array.array();
    }

    /** Writes an archive; the name of each array is without its ending. */
    public static void write(Path file, Map<String, byte[]> arrays) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(array.getValue());
            }
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes.toByteArray());
        }
    }
}
