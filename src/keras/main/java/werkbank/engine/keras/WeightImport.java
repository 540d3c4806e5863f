package werkbank.engine.keras;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.KerasSequentialModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.file.Json;
import werkbank.recipe.Shape;

/**
 * Has DL4J import a network's weights. It gets the configuration of what their order depends on alone, in Keras 2's form: so
 * it doesn't meet what it doesn't know, and takes Keras 3's weights too.
 */
final class WeightImport {
    /** Layers that make other sizes of what they get, or have weights; all others are left to us. */
    private static final Set<String> SHAPING = Set.of(
            "Conv2D",
            "BatchNormalization",
            "MaxPooling2D",
            "AveragePooling2D",
            "GlobalAveragePooling2D",
            "GlobalMaxPooling2D",
            "Flatten",
            "Dense");

    private static final String ACTIVATION = "activation";
    private static final String BETA = "beta";

    private final KerasFile file;

    WeightImport(KerasFile file) {
        this.file = file;
    }

    /**
     * The network as DL4J imports it; its layers have Keras's names. What it computes isn't what Keras does: activation
     * functions, dropouts and scaling are missing.
     *
     * @param images that it is for
     */
    MultiLayerNetwork network(List<ListedLayer> layers, Shape images)
            throws IOException, InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
        KerasSequentialModel model = new KerasModel()
                .modelBuilder()
                .modelJson(Json.write(configuration(layers, images)))
                .enforceTrainingConfig(false)
                .buildSequential();
        for (ListedLayer listed : layers) {
            KerasLayer layer = model.getLayers().get(listed.name());
            if (layer != null && layer.getNumParams() > 0) {
                layer.setWeights(weights(listed));
            }
        }
        return model.getMultiLayerNetwork(true);
    }

    /** DL4J looks for the shift of a normalisation that has none. */
    private Map<String, INDArray> weights(ListedLayer layer) throws UnsupportedKerasConfigurationException {
        Map<String, INDArray> weights = file.weights(layer);
        if (layer.kind().equals("BatchNormalization") && !weights.containsKey(BETA)) {
            weights.put(BETA, Nd4j.zerosLike(weights.get("moving_mean")));
        }
        return weights;
    }

    private static ObjectNode configuration(List<ListedLayer> layers, Shape images) {
        ArrayNode listed = JsonNodeFactory.instance.arrayNode();
        listed.add(input(images));
        layers.stream()
                .filter(layer -> !layer.kind().equals("InputLayer"))
                .map(WeightImport::plain)
                .forEach(listed::add);
        ObjectNode network = JsonNodeFactory.instance.objectNode();
        network.put("class_name", "Sequential").put("keras_version", "2").put("backend", "tensorflow");
        network.putObject("config").put("name", "network").set("layers", listed);
        return network;
    }

    private static ObjectNode input(Shape images) {
        ObjectNode layer = JsonNodeFactory.instance.objectNode().put("class_name", "InputLayer");
        layer.putObject("config")
                .put("name", "images of Werkbank")
                .put("dtype", "float32")
                .putArray("batch_input_shape")
                .addNull()
                .add(images.height())
                .add(images.width())
                .add(images.channels());
        return layer;
    }

    private static ObjectNode plain(ListedLayer layer) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        if (!SHAPING.contains(layer.kind())) {
            plain.put("class_name", "Activation")
                    .putObject("config")
                    .put("name", layer.name())
                    .put(ACTIVATION, "linear");
            return plain;
        }
        ObjectNode settings = layer.settings().deepCopy();
        settings.remove(List.of("dtype", "batch_input_shape", "batch_shape"));
        List<String> keys =
                settings.properties().stream().map(Map.Entry::getKey).toList();
        for (String key : keys) {
            if (key.endsWith("_regularizer") || key.endsWith("_constraint")) {
                settings.putNull(key);
            } else if (key.endsWith("_initializer")) {
                // DL4J casts what an initializer is given, and fails for whole numbers.
                settings.putObject(key).put("class_name", "Zeros").putObject("config");
            }
        }
        if (settings.has(ACTIVATION)) {
            settings.put(ACTIVATION, "linear");
        }
        plain.put("class_name", layer.kind()).set("config", settings);
        return plain;
    }
}
