package werkbank.engine.saved;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import werkbank.engine.NetworkSpec;
import werkbank.file.Json;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Extent;

/** DL4J's JSON of a network, as DL4J 1.0.0-M2.1 writes it of the same network, to the letter. */
public final class NetworkJson {
    static final String LAYERS = "confs";
    static final String LAYER = "layer";
    static final String RESHAPES = "inputPreProcessors";
    static final String NAME = "layerName";
    static final String SEED = "seed";

    /** Steps so far, of the network and again of each layer, where DL4J leaves it at 0. */
    static final String STEPS = "iterationCount";

    static final String EPOCHS = "epochCount";

    /** DL4J's default for recurrent networks. */
    private static final int TRUNCATED_STEPS = 20;

    private static final int LINE_SEARCHES = 5;

    private final TrainingJson training;
    private final long seed;
    private final ArrayNode layers = Nodes.list();
    private final ObjectNode reshapes = Nodes.frame();

    private NetworkJson(TrainingJson training, long seed) {
        this.training = training;
        this.seed = seed;
    }

    /**
     * Writes the JSON of a network.
     *
     * @param steps that it has taken
     * @param rate the learning rate of the last step, the recipe's before the first
     */
    public static String of(NetworkSpec spec, int steps, double rate) {
        TrainingJson training = new TrainingJson(spec.recipe().training(), spec.classWeights(), rate);
        NetworkGraph graph = spec.graph();
        if (!Vertices.isList(graph)) {
            return Json.indented(GraphJson.of(graph, training, spec.seed(), steps));
        }
        NetworkJson json = new NetworkJson(training, spec.seed());
        json.addAll(graph);
        ObjectNode root = frame().put(STEPS, steps);
        root.set(LAYERS, json.layers);
        root.set(RESHAPES, json.reshapes);
        return Json.indented(root);
    }

    private void addAll(NetworkGraph graph) {
        for (NetworkGraph.Node node : graph.hidden()) {
            if (node.layer() instanceof Dense) {
                flatten(node.input());
            }
            add(node.name(), node.layer().accept(new LayerJson(node.input())));
        }
        Extent last = graph.output().input();
        flatten(last);
        add(graph.output().name(), new LayerJson(last).output((Dense)
                        graph.output().layer()));
    }

    private void add(String name, ObjectNode layer) {
        layer.put(NAME, name);
        training.addTo(layer);
        layers.add(frame(layer).put(SEED, seed).set(LAYER, layer));
    }

    private void flatten(Extent input) {
        if (!input.isFlat()) {
            reshapes.set(String.valueOf(layers.size()), flattening(input));
        }
    }

    /** The size of an image, which the first layer takes. */
    static Extent image(Shape shape) {
        return Extent.image(shape.height(), shape.width(), shape.channels());
    }

    /** The preprocessor between images and a layer that takes vectors. */
    static ObjectNode flattening(Extent input) {
        return Nodes.of(Names.PREPROCESSORS + "CnnToFeedForwardPreProcessor")
                .put("format", "NCHW")
                .put("inputHeight", input.height())
                .put("inputWidth", input.width())
                .put("numChannels", input.channels());
    }

    /** The settings of every network. */
    static ObjectNode frame() {
        return counted()
                .put("backpropType", "Standard")
                .put("inferenceWorkspaceMode", "ENABLED")
                .put("tbpttBackLength", TRUNCATED_STEPS)
                .put("tbpttFwdLength", TRUNCATED_STEPS)
                .put("trainingWorkspaceMode", "ENABLED")
                .put("validateOutputLayerConfig", true);
    }

    /** The settings around a layer. */
    static ObjectNode frame(ObjectNode layer) {
        return frame(variables(layer));
    }

    /** @param variables names of the arrays of parameters */
    static ObjectNode frame(List<String> variables) {
        ObjectNode frame = counted()
                .put("maxNumLineSearchIterations", LINE_SEARCHES)
                .put("miniBatch", true)
                .put("minimize", true)
                .put("optimizationAlgo", "STOCHASTIC_GRADIENT_DESCENT")
                .putNull("stepFunction");
        return frame.set("variables", Nodes.texts(variables));
    }

    private static ObjectNode counted() {
        return Nodes.frame()
                .put("cacheMode", "NONE")
                .put("dataType", "FLOAT")
                .put(EPOCHS, 0)
                .put(STEPS, 0);
    }

    /** DL4J's names of a layer's arrays of parameters. */
    static List<String> variables(ObjectNode layer) {
        if (layer.has("hasBias")) {
            return layer.path("hasBias").asBoolean() ? List.of("W", "b") : List.of("W");
        }
        if (layer.path("lockGammaBeta").asBoolean()) {
            return List.of("mean", "var");
        }
        return layer.has("gamma") ? List.of("gamma", "beta", "mean", "var") : List.of();
    }
}
