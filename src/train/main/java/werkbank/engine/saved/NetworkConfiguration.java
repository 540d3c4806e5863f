package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.WerkbankException;
import werkbank.file.Json;

/**
 * DL4J's JSON of a network, from anybody. It names the class of each part, which DL4J then makes; so only classes are
 * let pass that a network of ours is made of, in the form of today, and only sizes that fit into a file.
 */
final class NetworkConfiguration {
    /** The classes of what {@link NetworkJson} writes. */
    private static final Set<String> CLASSES = Stream.of(
                    in(Names.DROPOUTS, "AlphaDropout Dropout GaussianDropout SpatialDropout"),
                    in(
                            Names.LAYERS,
                            "ActivationLayer BatchNormalization ConvolutionLayer DenseLayer DepthwiseConvolution2D"
                                    + " DropoutLayer GlobalPoolingLayer OutputLayer SubsamplingLayer"),
                    in(
                            Names.VERTICES,
                            "ElementWiseVertex L2NormalizeVertex LayerVertex MergeVertex ReshapeVertex ScaleVertex"
                                    + " ShiftVertex SubsetVertex"),
                    in(Names.PREPROCESSORS, "CnnToFeedForwardPreProcessor"),
                    FunctionJson.INITIALIZERS.values().stream().map(Names.WEIGHTS::concat),
                    FunctionJson.ACTIVATIONS.values().stream().map(Names.ACTIVATIONS::concat),
                    in(Names.ACTIVATIONS, "Softmax"),
                    in(Names.UPDATERS, "AMSGrad Adam Nadam Nesterovs RmsProp Sgd"),
                    in(Names.REGULARIZATIONS, "L1Regularization L2Regularization WeightDecay"),
                    in(Names.LOSSES, "LossMCXENT"),
                    in(Names.SCHEDULES, "FixedSchedule"))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    /** Numbers that one layer may have, and so the sizes too that make them. */
    private static final double MOST_NUMBERS = Integer.MAX_VALUE;

    /** Layers that have numbers for each channel, and none for each pair of channels. */
    private static final Set<String> BY_CHANNEL =
            in(Names.LAYERS, "BatchNormalization DepthwiseConvolution2D").collect(Collectors.toUnmodifiableSet());

    private static final Set<String> STEPS = Set.of("kernelSize", "stride", "dilation");

    private NetworkConfiguration() {}

    private static Stream<String> in(String start, String names) {
        return Stream.of(names.split(" ")).map(start::concat);
    }

    /**
     * Reads a configuration and checks what can be told without knowing what comes before a layer. DL4J is to get it written
     * anew: what it reads is then what was looked at, whatever the text repeats or hides.
     *
     * @throws werkbank.InputException when it has another form, class or size
     */
    static JsonNode checked(String json) {
        JsonNode root = parsed(json);
        List<JsonNode> confs = confs(root);
        if (confs.isEmpty()) {
            throw NetworkFile.wrong("its configuration has no layers");
        }
        confs.forEach(conf -> requireLayer(conf.path(NetworkJson.LAYER)));
        requireParts(root);
        return root;
    }

    /** Whether it is a graph's, and no list of layers. */
    static boolean isGraph(JsonNode root) {
        return root.path(GraphJson.VERTICES).isObject();
    }

    /** The settings around each layer. */
    private static List<JsonNode> confs(JsonNode root) {
        List<JsonNode> confs = new ArrayList<>();
        if (!isGraph(root)) {
            root.path(NetworkJson.LAYERS).forEach(confs::add);
            return confs;
        }
        for (JsonNode vertex : root.path(GraphJson.VERTICES)) {
            if (vertex.has(Vertex.CONF)) {
                confs.add(vertex.path(Vertex.CONF));
            }
        }
        return confs;
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.read(json, JsonNode.class);
        } catch (WerkbankException e) {
            throw NetworkFile.wrong("its configuration is no JSON");
        }
    }

    /** Objects are of classes that we know; only the frames around layers and vertices name none. */
    private static void requireParts(JsonNode root) {
        root.fields().forEachRemaining(field -> {
            switch (field.getKey()) {
                case GraphJson.VERTICES -> field.getValue().forEach(NetworkConfiguration::requireVertex);
                case GraphJson.DEFAULTS -> field.getValue().forEach(NetworkConfiguration::requireKnown);
                case GraphJson.INPUTS -> field.getValue().forEach(NetworkConfiguration::requireTexts);
                case NetworkJson.LAYERS -> field.getValue()
                        .forEach(conf -> conf.forEach(NetworkConfiguration::requireKnown));
                case NetworkJson.RESHAPES -> field.getValue().forEach(NetworkConfiguration::requireKnown);
                default -> requireKnown(field.getValue());
            }
        });
    }

    private static void requireVertex(JsonNode vertex) {
        vertex.path(Vertex.CONF).forEach(NetworkConfiguration::requireKnown);
        requireKnown(vertex.isObject() ? ((ObjectNode) vertex).deepCopy().without(Vertex.CONF) : vertex);
    }

    private static void requireTexts(JsonNode inputs) {
        for (JsonNode input : inputs) {
            if (!inputs.isArray() || !input.isTextual()) {
                throw NetworkFile.wrong("its configuration has the input %s", Differences.shown(input));
            }
        }
    }

    private static void requireKnown(JsonNode node) {
        if (node.isObject()
                && !isVector(node)
                && !CLASSES.contains(node.path(Names.CLASS).asText())) {
            throw NetworkFile.wrong(
                    "its configuration has a part of the class '%s', which no network of Werkbank has",
                    node.path(Names.CLASS).asText());
        }
        node.forEach(NetworkConfiguration::requireKnown);
    }

    /** Class weights: ND4J's array with as many numbers as it announces. */
    private static boolean isVector(JsonNode node) {
        JsonNode shape = node.path("shape");
        return node.size() == 3
                && node.path("dataType").asText().equals("FLOAT")
                && node.path("data").isArray()
                && shape.size() == 2
                && shape.path(0).asInt() == 1
                && shape.path(1).asInt() == node.path("data").size();
    }

    private static void requireLayer(JsonNode layer) {
        if (!layer.isObject()) {
            throw NetworkFile.wrong("its configuration has no layer where one is expected");
        }
        double in = product(layer, "nin");
        double out = product(layer, "nout");
        boolean isByChannel = BY_CHANNEL.contains(layer.path(Names.CLASS).asText());
        double numbers = (isByChannel ? Math.max(in, out) : in * out) * product(layer, "kernelSize");
        for (String name : STEPS) {
            requireAtLeastOne(layer.path(name), name);
        }
        if (numbers > MOST_NUMBERS) {
            throw NetworkFile.wrong("its configuration has a layer of %.0f numbers, too many for a file", numbers);
        }
        for (JsonNode padding : layer.path("padding")) {
            if (padding.asLong(-1) != 0) {
                throw NetworkFile.wrong("its configuration has the padding %s; Werkbank has 0", padding.asText());
            }
        }
    }

    private static void requireAtLeastOne(JsonNode steps, String name) {
        for (JsonNode step : steps) {
            if (!(step.isInt() && step.asInt() >= 1)) {
                throw NetworkFile.wrong("its configuration has the %s %s", name, step.asText());
            }
        }
    }

    /** Product of a size or of several; 0, where there are none yet, counts as 1. */
    private static double product(JsonNode layer, String name) {
        JsonNode sizes = layer.path(name);
        double product = 1;
        for (JsonNode size : sizes.isArray() ? sizes : Set.of(sizes)) {
            if (!size.isMissingNode() && !(size.isIntegralNumber() && size.asDouble() >= 0)) {
                throw NetworkFile.wrong("its configuration has the %s %s", name, size.asText());
            }
            product *= Math.max(1, size.asDouble());
        }
        return product;
    }
}
