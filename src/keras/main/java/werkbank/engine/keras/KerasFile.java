package werkbank.engine.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.InputException;
import werkbank.file.Json;

/** An HDF5 file that Keras has saved a whole network in. */
final class KerasFile implements AutoCloseable {
    /** The first bytes of every HDF5 file. */
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private static final String CONFIGURATION = "model_config";
    private static final String WEIGHTS = "model_weights";
    private static final String VERSION = "keras_version";

    /** Characters of a version that DL4J reads, of which the first is looked at. */
    private static final int VERSION_LENGTH = 5;

    private final String name;
    private final Hdf5Archive archive;

    /** @throws InputException when it isn't an HDF5 file with a network of Keras 2 or 3 */
    KerasFile(Path file) {
        this.name = file.toString();
        if (!Files.isReadable(file)) {
            throw wrong("can't be read; is there such a file?");
        }
        if (!isHdf5(file)) {
            throw wrong("is no HDF5 file; let Keras save the network as FILE.h5"
                    + " (a zip of Werkbank or DL4J belongs to start-from: {zip: …})");
        }
        this.archive = new Hdf5Archive(name);
    }

    /** Whether a file begins as HDF5 files do; false where it can't be read. */
    static boolean isHdf5(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
        } catch (IOException e) {
            return false;
        }
    }

    InputException wrong(String problem, Object... values) {
        return new InputException(name + " " + String.format(Locale.ROOT, problem, values));
    }

    /**
     * The layers in their order.
     *
     * @throws InputException when the file has no network, one that isn't a list of layers, or one of Keras 1
     */
    List<ListedLayer> layers() throws UnsupportedKerasConfigurationException {
        if (!archive.hasAttribute(CONFIGURATION)) {
            throw wrong("has weights and no network; let Keras save both, with model.save and not save_weights");
        }
        String version =
                archive.hasAttribute(VERSION) ? archive.readAttributeAsFixedLengthString(VERSION, VERSION_LENGTH) : "1";
        if (!version.startsWith("2") && !version.startsWith("3")) {
            throw wrong("is of Keras %s; load it with Keras 2 and save it again", version);
        }
        JsonNode network = Json.read(archive.readAttributeAsJson(CONFIGURATION).trim(), JsonNode.class);
        if (!network.path("class_name").asText().equals("Sequential")) {
            throw wrong(
                    "has a network of the kind %s; Werkbank reads Sequential ones, a list of layers",
                    network.path("class_name"));
        }
        JsonNode listed = network.path("config");
        List<ListedLayer> layers = new ArrayList<>();
        // Before 2.2.3 the configuration was the list itself.
        (listed.isArray() ? listed : listed.path("layers")).forEach(layer -> layers.add(ListedLayer.of(name, layer)));
        if (layers.isEmpty()) {
            throw wrong("has a network without layers");
        }
        return layers;
    }

    /**
     * A layer's arrays by Keras's names, for instance {@code kernel}. Keras 2 has them in a group of the layer's name within
     * the layer's group and writes {@code kernel:0}; Keras 3 has the network's name between.
     */
    Map<String, INDArray> weights(ListedLayer layer) throws UnsupportedKerasConfigurationException {
        List<String> path = new ArrayList<>(List.of(WEIGHTS, layer.name()));
        while (archive.getDataSets(groups(path)).isEmpty()) {
            List<String> inner = archive.getGroups(groups(path));
            if (inner.size() != 1) {
                throw layer.refusal("has no weights in the file; let Keras save it again, after it was built");
            }
            path.add(inner.get(0));
        }
        Map<String, INDArray> weights = new HashMap<>();
        for (String array : archive.getDataSets(groups(path))) {
            weights.put(array.replaceFirst(":\\d+$", ""), archive.readDataSet(array, groups(path)));
        }
        return weights;
    }

    private static String[] groups(List<String> path) {
        return path.toArray(String[]::new);
    }

    @Override
    public void close() {
        archive.close();
    }
}
