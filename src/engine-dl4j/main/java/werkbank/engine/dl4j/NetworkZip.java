package werkbank.engine.dl4j;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.InputException;
import werkbank.recipe.Shape;

/**
 * A network as DL4J's {@link ModelSerializer} writes it, from anybody. DL4J's own reader would take further entries from
 * the zip, one of them by Java serialisation, and make arrays as large as the file asks for. So this one reads the entries
 * itself, and DL4J gets a configuration that was checked and as many parameters as it needs.
 */
public final class NetworkZip {
    /** The entries that a network may have; the last is for training on, and isn't read. */
    private static final Set<String> ENTRIES =
            Set.of(ModelSerializer.CONFIGURATION_JSON, ModelSerializer.COEFFICIENTS_BIN, ModelSerializer.UPDATER_BIN);

    /** The largest configuration; a layer takes some 2 kB. */
    private static final int MOST_BYTES = 16 << 20;

    private final ZipFile zip;

    private NetworkZip(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Reads the network, without what is for training on.
     *
     * @param images that it is for
     * @throws InputException when there is anything in it that a network of ours doesn't have
     * @throws IOException when it is no zip that is whole
     */
    public static MultiLayerNetwork read(Path file, Shape images) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new NetworkZip(zip).network(images);
        }
    }

    private MultiLayerNetwork network(Shape images) throws IOException {
        requireKnownEntries();
        MultiLayerConfiguration configuration =
                MultiLayerConfiguration.fromJson(NetworkConfiguration.checked(configuration()));
        NetworkFit.require(configuration, images);
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init(parameters(count(configuration)), false);
        return network;
    }

    private void requireKnownEntries() {
        Set<String> found = new HashSet<>();
        zip.stream().map(ZipEntry::getName).forEach(name -> {
            if (!ENTRIES.contains(name)) {
                throw wrong("there is '%s' in it, which isn't part of a network", name);
            }
            if (!found.add(name)) {
                throw wrong("there are two entries '%s' in it", name);
            }
        });
    }

    private InputStream entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw wrong("there is no %s in it", name);
        }
        return new BufferedInputStream(zip.getInputStream(entry));
    }

    private String configuration() throws IOException {
        try (InputStream in = entry(ModelSerializer.CONFIGURATION_JSON)) {
            byte[] text = in.readNBytes(MOST_BYTES + 1);
            if (text.length > MOST_BYTES) {
                throw wrong("its configuration has more than %d bytes", MOST_BYTES);
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    /** Counts the parameters as DL4J does. */
    private static long count(MultiLayerConfiguration configuration) {
        long count = 0;
        for (NeuralNetConfiguration layer : configuration.getConfs()) {
            count += layer.getLayer().initializer().numParams(layer);
        }
        return count;
    }

    /** @return [parameters] */
    private INDArray parameters(long expected) throws IOException {
        try (DataInputStream in = new DataInputStream(entry(ModelSerializer.COEFFICIENTS_BIN))) {
            long count = ArrayHeader.readVector(in);
            if (count != expected || count > Integer.MAX_VALUE / Float.BYTES) {
                throw wrong("it has %d parameters where its configuration has %d", count, expected);
            }
            byte[] bytes = in.readNBytes((int) count * Float.BYTES);
            if (bytes.length < count * Float.BYTES || in.read() >= 0) {
                throw wrong("its parameters are not the %d that it announces", count);
            }
            return Nd4j.createFromArray(finite(ByteBuffer.wrap(bytes)));
        }
    }

    private static float[] finite(ByteBuffer bytes) {
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw wrong("a parameter is %s", value);
            }
        }
        return values;
    }

    static InputException wrong(String format, Object... values) {
        return new InputException(String.format(Locale.ROOT, format, values));
    }
}
