package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.Layer;

/**
 * Makes a network's layers of its configuration. Each is written again, for what comes before it, and compared: so there is
 * nothing in the file that a network of ours doesn't have, and native code gets the sizes that it is told.
 */
final class NetworkReader {
    /** Numbers of one image in all layers. */
    private static final long MOST_NUMBERS = Integer.MAX_VALUE;

    private static final String EPOCHS = "epochCount";

    /** Sizes that follow from what comes before a layer. */
    private static final Set<String> SIZES = Set.of("nin", "nout");

    private final Shape images;
    private final List<Layer> layers = new ArrayList<>();
    private Extent input;
    private long numbers;
    private int reshapes;

    private NetworkReader(Shape images) {
        this.images = images;
        this.input = NetworkJson.image(images);
    }

    /**
     * Reads all layers but the output layer.
     *
     * @param root a configuration that {@link NetworkConfiguration} has checked
     * @param images that the network is for
     * @throws werkbank.InputException when one is of another kind than ours or doesn't fit what comes before it, or the last
     *     isn't an output layer
     */
    static List<Layer> layers(JsonNode root, Shape images) {
        Differences.require(
                NetworkJson.frame(),
                root,
                Set.of(NetworkJson.LAYERS, NetworkJson.RESHAPES, NetworkJson.STEPS, EPOCHS),
                NetworkReader::other);
        requireCounts(root, NetworkJson.STEPS, EPOCHS);
        NetworkReader reader = new NetworkReader(images);
        JsonNode confs = root.path(NetworkJson.LAYERS);
        for (int i = 0; i < confs.size(); i++) {
            reader.add(i, confs.get(i), root.path(NetworkJson.RESHAPES).path(String.valueOf(i)), i == confs.size() - 1);
        }
        if (!isOutput(confs.get(confs.size() - 1))) {
            throw NetworkFile.wrong("its last layer isn't an output layer");
        }
        if (root.path(NetworkJson.RESHAPES).size() > reader.reshapes) {
            throw NetworkFile.wrong("its configuration reshapes what comes after its layers");
        }
        return reader.layers;
    }

    private static boolean isOutput(JsonNode conf) {
        return conf.path(NetworkJson.LAYER).path(Names.CLASS).asText().equals(Names.OUTPUT);
    }

    private void add(int index, JsonNode conf, JsonNode reshape, boolean isLast) {
        JsonNode found = conf.path(NetworkJson.LAYER);
        boolean isOutput = isLast && isOutput(conf);
        ElementaryLayer layer = isOutput ? LayerReader.output(found, index + 1) : LayerReader.read(found, index + 1);
        if (layer.misfit(input).isPresent()) {
            throw unfit(index);
        }
        requireReshape(index, layer instanceof Dense && !input.isFlat(), reshape);
        LayerJson json = new LayerJson(input);
        requireSame(index, isOutput ? json.output((Dense) layer) : layer.accept(json), conf);
        input = layer.output(input);
        numbers += input.values();
        if (numbers > MOST_NUMBERS) {
            throw NetworkFile.wrong("its layers have more than %d numbers for one image", MOST_NUMBERS);
        }
        if (!isOutput) {
            layers.add(layer);
        }
    }

    private void requireReshape(int index, boolean isNeeded, JsonNode reshape) {
        boolean fits = isNeeded
                ? Differences.between(NetworkJson.flattening(input), reshape, Set.of())
                        .isEmpty()
                : reshape.isMissingNode();
        if (!fits) {
            throw unfit(index);
        }
        reshapes += isNeeded ? 1 : 0;
    }

    private void requireSame(int index, ObjectNode expected, JsonNode conf) {
        JsonNode found = conf.path(NetworkJson.LAYER);
        Differences.require(
                NetworkJson.frame(expected),
                conf,
                Set.of(NetworkJson.LAYER, NetworkJson.SEED, NetworkJson.STEPS, EPOCHS),
                NetworkReader::other);
        requireCounts(conf, NetworkJson.SEED, NetworkJson.STEPS, EPOCHS);
        Differences.require(
                expected,
                found,
                TrainingJson.keys(expected),
                (key, value) -> SIZES.contains(key) ? unfit(index) : other(index + 1, key, value));
        if (!found.path(NetworkJson.NAME).isTextual()) {
            throw other(index + 1, NetworkJson.NAME, found.path(NetworkJson.NAME));
        }
        TrainingJson.requireNumbers(found);
    }

    private static void requireCounts(JsonNode frame, String... keys) {
        for (String key : keys) {
            if (!frame.path(key).isIntegralNumber()) {
                throw other(key, frame.path(key));
            }
        }
    }

    private RuntimeException unfit(int index) {
        return NetworkFile.wrong("its layer %d doesn't fit images of %s", index + 1, images);
    }

    static RuntimeException other(int number, String key, JsonNode value) {
        return NetworkFile.wrong(
                "its layer %d has the %s %s, which no network of Werkbank has", number, key, Differences.shown(value));
    }

    private static RuntimeException other(String key, JsonNode value) {
        return NetworkFile.wrong(
                "its configuration has the %s %s, which no network of Werkbank has", key, Differences.shown(value));
    }
}
