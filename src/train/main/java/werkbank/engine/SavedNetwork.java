package werkbank.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import werkbank.file.StoredZip;

/**
 * A network to be written as DL4J's {@code ModelSerializer} does, whichever engine has trained it.
 *
 * @param configuration DL4J's JSON
 * @param parameters [parameters] in DL4J's order
 */
public record SavedNetwork(String configuration, float[] parameters) {
    private static final String CONFIGURATION = "configuration.json";
    private static final String PARAMETERS = "coefficients.bin";

    /** How ND4J names a buffer whose type stands behind its length. */
    private static final String MODE = "MIXED_DATA_TYPES";

    /** Bits that ND4J sets in the description of an array of floats. */
    private static final long FLOATS = 8192;

    /** The largest header: two times mode, length and type, and six numbers. */
    private static final int HEADER_BYTES = 256;

    /** Writes the zip, whose bytes depend on the network alone; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        StoredZip zip = new StoredZip(out);
        zip.add(CONFIGURATION, configuration.getBytes(StandardCharsets.UTF_8));
        zip.add(PARAMETERS, vector());
        zip.finish();
    }

    /** ND4J's form of a vector, big-endian: a buffer with rank, length, stride, type, element stride and order; then the numbers. */
    private byte[] vector() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + parameters.length * Float.BYTES);
        long[] shape = {1, parameters.length, 1, FLOATS, 1, 'c'};
        putBuffer(bytes, shape.length, "LONG");
        for (long number : shape) {
            bytes.putLong(number);
        }
        putBuffer(bytes, parameters.length, "FLOAT");
        for (float number : parameters) {
            bytes.putFloat(number);
        }
        byte[] whole = new byte[bytes.position()];
        bytes.flip().get(whole);
        return whole;
    }

    private static void putBuffer(ByteBuffer bytes, long length, String type) {
        putText(bytes, MODE);
        bytes.putLong(length);
        putText(bytes, type);
    }

    private static void putText(ByteBuffer bytes, String text) {
        bytes.putShort((short) text.length());
        bytes.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
