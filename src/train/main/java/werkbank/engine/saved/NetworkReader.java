package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import werkbank.recipe.NetworkGraph;
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
    static final long MOST_NUMBERS = Integer.MAX_VALUE;

    /** Sizes that follow from what comes before a layer. */
    static final Set<String> SIZES = Set.of("nin", "nout");

    /** How the name of a layer begins that a network of ours has given: with its number in the list. */
    private static final Pattern NUMBERED = Pattern.compile("\\d+-.*", Pattern.DOTALL);

    private final Shape images;
    private final List<Layer> layers = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private Extent input;
    private long numbers;
    private int reshapes;

    private NetworkReader(Shape images) {
        this.images = images;
        this.input = NetworkJson.image(images);
    }

    /**
     * Reads all layers.
     *
     * @param root a configuration that {@link NetworkConfiguration} has checked
     * @param images that the network is for
     * @throws werkbank.InputException when one is of another kind than ours or doesn't fit what comes before it, or the last
     *     isn't an output layer
     */
    static NetworkGraph graph(JsonNode root, Shape images) {
        Differences.require(
                NetworkJson.frame(),
                root,
                Set.of(NetworkJson.LAYERS, NetworkJson.RESHAPES, NetworkJson.STEPS, NetworkJson.EPOCHS),
                NetworkReader::other);
        requireCounts(root, NetworkJson.STEPS, NetworkJson.EPOCHS);
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
        int classes = confs.path(reader.layers.size())
                .path(NetworkJson.LAYER)
                .path("nout")
                .asInt();
        return reader.named(NetworkGraph.of(reader.layers, images, classes));
    }

    /** Gives the nodes the names of the file: the list alone doesn't tell which of them a recipe has as one layer. */
    private NetworkGraph named(NetworkGraph graph) {
        boolean areOurs =
                names.stream().allMatch(NUMBERED.asMatchPredicate()) && new HashSet<>(names).size() == names.size();
        if (!areOurs) {
            return graph;
        }
        Stream<NetworkGraph.Node> hidden = graph.hidden().stream().map(node -> node.named(names.get(node.index())));
        return new NetworkGraph(Stream.concat(hidden, Stream.of(graph.output())).toList(), images);
    }

    private static boolean isOutput(JsonNode conf) {
        return conf.path(NetworkJson.LAYER).path(Names.CLASS).asText().equals(Names.OUTPUT);
    }

    private void add(int index, JsonNode conf, JsonNode reshape, boolean isLast) {
        JsonNode found = conf.path(NetworkJson.LAYER);
        boolean isOutput = isLast && isOutput(conf);
        ElementaryLayer layer =
                isOutput ? LayerReader.output(found, label(index)) : LayerReader.read(found, label(index));
        if (layer.misfit(input).isPresent()) {
            throw unfit(index);
        }
        requireReshape(index, layer instanceof Dense && !input.isFlat(), reshape);
        LayerJson json = new LayerJson(input);
        requireSame(
                isOutput ? json.output((Dense) layer) : layer.accept(json),
                conf,
                (key, value) -> SIZES.contains(key) ? unfit(index) : other(label(index), key, value));
        input = layer.output(input);
        numbers += input.values();
        if (numbers > MOST_NUMBERS) {
            throw NetworkFile.wrong("its layers have more than %d numbers for one image", MOST_NUMBERS);
        }
        if (!isOutput) {
            layers.add(layer);
            names.add(found.path(NetworkJson.NAME).asText());
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

    /** @param error makes the exception of a key of the layer and the value that was found */
    static void requireSame(ObjectNode expected, JsonNode conf, BiFunction<String, JsonNode, RuntimeException> error) {
        JsonNode found = conf.path(NetworkJson.LAYER);
        Differences.require(
                NetworkJson.frame(expected),
                conf,
                Set.of(NetworkJson.LAYER, NetworkJson.SEED, NetworkJson.STEPS, NetworkJson.EPOCHS),
                NetworkReader::other);
        requireCounts(conf, NetworkJson.SEED, NetworkJson.STEPS, NetworkJson.EPOCHS);
        Differences.require(expected, found, TrainingJson.keys(expected), error);
        if (!found.path(NetworkJson.NAME).isTextual()) {
            throw error.apply(NetworkJson.NAME, found.path(NetworkJson.NAME));
        }
        TrainingJson.requireNumbers(found);
    }

    static void requireCounts(JsonNode frame, String... keys) {
        for (String key : keys) {
            if (!frame.path(key).isIntegralNumber()) {
                throw other(key, frame.path(key));
            }
        }
    }

    private RuntimeException unfit(int index) {
        return NetworkFile.wrong("its layer %d doesn't fit images of %s", index + 1, images);
    }

    private static String label(int index) {
        return String.valueOf(index + 1);
    }

    static RuntimeException other(String layer, String key, JsonNode value) {
        return NetworkFile.wrong(
                "its layer %s has the %s %s, which no network of Werkbank has", layer, key, Differences.shown(value));
    }

    static RuntimeException other(String key, JsonNode value) {
        return NetworkFile.wrong(
                "its configuration has the %s %s, which no network of Werkbank has", key, Differences.shown(value));
    }
}
