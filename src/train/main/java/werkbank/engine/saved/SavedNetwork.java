package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.file.Json;
import werkbank.file.StoredZip;
import werkbank.recipe.GraphBuilder;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;

/**
 * A network as DL4J's {@code ModelSerializer} writes it, whichever engine has trained it.
 *
 * @param configuration DL4J's JSON
 * @param coefficients its parameters in DL4J's order, and what DL4J has for constants among them
 */
public record SavedNetwork(String configuration, float[] coefficients) {
    /** How ND4J names a buffer whose type stands behind its length. */
    private static final String MODE = "MIXED_DATA_TYPES";

    /** Bits that ND4J sets in the description of an array of floats. */
    private static final long FLOATS = 8192;

    /** The largest header: two times mode, length and type, and six numbers. */
    private static final int HEADER_BYTES = 256;

    static final long MOST = GraphBuilder.MOST_SAVED;

    /**
     * Reads a network, without what is for training on; from anybody, as {@link NetworkFile} and {@link NetworkReader} say.
     *
     * @param zip that {@link #write} or DL4J has written
     * @param images that it is for
     * @throws InputException when it can't be read, has anything in it that a network of ours doesn't have, or is for other
     *     images; the message names the file
     */
    public static ReadNetwork read(Path zip, Shape images) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return read(new NetworkFile(file), images);
        } catch (IOException | RuntimeException e) {
            throw new InputException("can't read the network in " + zip + ": " + e.getMessage(), e);
        }
    }

    private static ReadNetwork read(NetworkFile file, Shape images) throws IOException {
        JsonNode root = NetworkConfiguration.checked(file.configuration());
        NetworkGraph graph = NetworkConfiguration.isGraph(root)
                ? GraphReader.graph(root, images)
                : NetworkReader.graph(root, images);
        float[] coefficients = file.coefficients(Coefficients.count(graph));
        return new ReadNetwork(
                Coefficients.standardised(graph, coefficients),
                Coefficients.parameters(graph, coefficients),
                new SavedNetwork(Json.write(root), coefficients));
    }

    /**
     * A network as it is to be saved.
     *
     * @param configuration {@link werkbank.engine.TrainableNetwork#configuration}
     * @param parameters [parameters] node by node
     */
    public static SavedNetwork of(NetworkGraph graph, String configuration, float[] parameters) {
        return new SavedNetwork(configuration, Coefficients.of(graph, parameters));
    }

    /**
     * Checks that a network can be saved, before it is trained.
     *
     * @throws WerkbankException when it is too large
     */
    public static void requireSavable(NetworkGraph graph) {
        long count = Coefficients.count(graph);
        if (count > MOST) {
            throw new WerkbankException(String.format(
                    Locale.ROOT,
                    "a network of %,d numbers is too large to be saved, which takes at most %,d; make its layers"
                            + " smaller",
                    count,
                    MOST));
        }
    }

    /** Writes the zip, whose bytes depend on the network alone; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        StoredZip zip = new StoredZip(out);
        zip.add(NetworkFile.CONFIGURATION, configuration.getBytes(StandardCharsets.UTF_8));
        zip.add(NetworkFile.COEFFICIENTS, vector());
        zip.finish();
    }

    /** ND4J's form of a vector, big-endian: a buffer with rank, length, stride, type, element stride and order; then the numbers. */
    private byte[] vector() {
        ByteBuffer header = header().flip();
        byte[] whole = new byte[header.remaining() + coefficients.length * Float.BYTES];
        ByteBuffer.wrap(whole).put(header).asFloatBuffer().put(coefficients);
        return whole;
    }

    private ByteBuffer header() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES);
        long[] shape = {1, coefficients.length, 1, FLOATS, 1, 'c'};
        putBuffer(bytes, shape.length, "LONG");
        for (long number : shape) {
            bytes.putLong(number);
        }
        putBuffer(bytes, coefficients.length, "FLOAT");
        return bytes;
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
