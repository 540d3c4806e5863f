package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.GlobalMaxPool;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.SpatialDropout;
import werkbank.recipe.layer.Standardisation;
import werkbank.recipe.layer.StochasticDepth;

/** Makes layers of DL4J's settings; whether all settings are those of the layer is to be checked afterwards. */
final class LayerReader {
    /** Channels of images, beyond which nobody standardises them. */
    private static final int MOST_CHANNELS = 1 << 16;

    private final JsonNode node;
    private final String label;

    private LayerReader(JsonNode node, String label) {
        this.node = node;
        this.label = label;
    }

    /**
     * Reads a layer.
     *
     * @param node DL4J's settings of a class that we know
     * @param label number of the layer in a list, from 1, or its name in a graph
     * @throws werkbank.InputException when no recipe can list it
     */
    static ElementaryLayer read(JsonNode node, String label) {
        return new LayerReader(node, label).layer();
    }

    /** Reads the output layer. */
    static Dense output(JsonNode node, String label) {
        return new Dense(new LayerReader(node, label).outputs(), Activation.IDENTITY, Initializer.GLOROT_UNIFORM);
    }

    private ElementaryLayer layer() {
        return switch (simpleName(node, Names.LAYERS)) {
            case "ConvolutionLayer" -> convolution();
            case "DepthwiseConvolution2D" -> depthwise();
            case "BatchNormalization" -> normalisation();
            case "SubsamplingLayer" -> pooling();
            case "GlobalPoolingLayer" -> globalPooling();
            case "ActivationLayer" -> node.path("idropout").isNull()
                    ? new ActivationLayer(activation())
                    : new StochasticDepth(lost(node.path("idropout")));
            case "DropoutLayer" -> dropout(node.path("idropout"));
            case "DenseLayer" -> new Dense(outputs(), activation(), initializer());
            default -> throw other("class", node.path(Names.CLASS));
        };
    }

    /** A standardisation without its numbers, which are among the parameters. */
    private ElementaryLayer normalisation() {
        if (node.path("lockGammaBeta").asBoolean()) {
            if (outputs() > MOST_CHANNELS) {
                throw other("nout", node.path("nout"));
            }
            return new Standardisation(Collections.nCopies(outputs(), 0.0), Collections.nCopies(outputs(), 1.0));
        }
        return new BatchNorm(
                within(node, "decay", 0, Math.nextDown(1.0)), within(node, "eps", Double.MIN_VALUE, Float.MAX_VALUE));
    }

    private ElementaryLayer globalPooling() {
        return switch (node.path("poolingType").asText()) {
            case "AVG" -> new GlobalAveragePool();
            case "MAX" -> new GlobalMaxPool();
            default -> throw other("poolingType", node.path("poolingType"));
        };
    }

    private ElementaryLayer depthwise() {
        Convolution like = convolution();
        return new DepthwiseConvolution(
                like.kernel(), like.stride(), like.padding(), like.activation(), like.initializer(), like.unbiased());
    }

    private Convolution convolution() {
        String mode = node.path("convolutionMode").asText();
        if (!mode.equals("Same") && !mode.equals("Truncate")) {
            throw other("convolutionMode", node.path("convolutionMode"));
        }
        return new Convolution(
                outputs(),
                side("kernelSize"),
                side("stride"),
                side("dilation"),
                mode.equals("Same") ? Convolution.Padding.SAME : Convolution.Padding.VALID,
                activation(),
                initializer(),
                node.path("hasBias").isBoolean() && !node.path("hasBias").asBoolean());
    }

    private ElementaryLayer pooling() {
        return switch (node.path("poolingType").asText()) {
            case "MAX" -> new MaxPool(side("kernelSize"), side("stride"));
            case "AVG" -> new AveragePool(side("kernelSize"), side("stride"));
            default -> throw other("poolingType", node.path("poolingType"));
        };
    }

    private ElementaryLayer dropout(JsonNode kind) {
        return switch (simpleName(kind, Names.DROPOUTS)) {
            case "Dropout" -> new Dropout(lost(kind));
            case "SpatialDropout" -> new SpatialDropout(lost(kind));
            case "GaussianDropout" -> new GaussianDropout(within(kind, "rate", 0, Math.nextDown(1.0)));
            case "AlphaDropout" -> new AlphaDropout(lost(kind));
            default -> throw other("idropout", kind.path(Names.CLASS));
        };
    }

    /** The share that is lost, with as few digits as that which is kept. */
    private double lost(JsonNode dropout) {
        double kept = within(dropout, "p", Double.MIN_VALUE, 1);
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(kept)).doubleValue();
    }

    private double within(JsonNode from, String name, double least, double most) {
        JsonNode value = from.path(name);
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
            throw other(name, value);
        }
        return value.asDouble();
    }

    private int outputs() {
        JsonNode outputs = node.path("nout");
        if (!outputs.isInt() || outputs.asInt() < 1) {
            throw other("nout", outputs);
        }
        return outputs.asInt();
    }

    private int side(String name) {
        JsonNode side = node.path(name).path(0);
        if (!side.isInt()) {
            throw other(name, node.path(name));
        }
        return side.asInt();
    }

    private Activation activation() {
        return constant("activationFn", Names.ACTIVATIONS, FunctionJson.ACTIVATIONS);
    }

    private Initializer initializer() {
        return constant("weightInitFn", Names.WEIGHTS, FunctionJson.INITIALIZERS);
    }

    private <E> E constant(String key, String start, Map<E, String> names) {
        String name = simpleName(node.path(key), start);
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> other(key, node.path(key).path(Names.CLASS)));
    }

    private static String simpleName(JsonNode object, String start) {
        String name = object.path(Names.CLASS).asText();
        return name.startsWith(start) ? name.substring(start.length()) : "";
    }

    private RuntimeException other(String key, JsonNode value) {
        return NetworkReader.other(label, key, value);
    }
}
