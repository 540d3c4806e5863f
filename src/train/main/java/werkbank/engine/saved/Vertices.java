package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.layer.Add;
import werkbank.recipe.layer.Concatenate;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Expansion;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Scale;

/**
 * The vertices of DL4J's graph that compute what a node does: one for most, which has the node's name, and before it
 * helpers, whose names begin with the node's.
 */
final class Vertices {
    /** The name of the images in a graph. */
    static final String IMAGES = "input";

    static final String ADD = "Add";
    static final String PRODUCT = "Product";
    static final String ELEMENTWISE = Names.VERTICES + "ElementWiseVertex";
    static final String MERGE = Names.VERTICES + "MergeVertex";
    static final String FACTOR = Names.VERTICES + "ScaleVertex";

    /** Helpers of a multiplication with a number for each channel. */
    static final String AS_IMAGE = ".image";

    /** Helpers of a group normalisation. */
    static final String ROWS = ".rows";

    static final String EPSILON = ".epsilon";
    private static final String GRID = ".grid";
    private static final String MEANS = ".means";
    private static final String CENTRED = ".centred";
    private static final String NOTHING = ".nothing";
    private static final String WITH_EPSILON = ".with-epsilon";
    private static final String LENGTHS = ".unit-length";
    private static final String WITHOUT_EPSILON = ".without-epsilon";
    private static final String DEVIATIONS = ".unit-deviation";
    private static final String BACK = ".back";
    private static final List<String> HELPERS = List.of(
            AS_IMAGE,
            ROWS,
            EPSILON,
            GRID,
            MEANS,
            CENTRED,
            NOTHING,
            WITH_EPSILON,
            LENGTHS,
            WITHOUT_EPSILON,
            DEVIATIONS,
            BACK);

    /** A length that no vector with an epsilon in it falls below. */
    private static final double NO_LENGTH = 1e-12;

    private final NetworkGraph.Node node;
    private final List<String> inputs;
    private final List<Vertex> all = new ArrayList<>();

    private Vertices(NetworkGraph.Node node, List<String> inputs) {
        this.node = node;
        this.inputs = inputs;
    }

    /** Whether DL4J has the network as a list of layers, without a graph. */
    static boolean isList(NetworkGraph graph) {
        return graph.isPlain()
                && graph.nodes().stream()
                        .map(NetworkGraph.Node::layer)
                        .noneMatch(layer -> layer instanceof Factor || layer instanceof GroupNorm);
    }

    /** Whether a vertex is one of those before a node's last. */
    static boolean isHelper(String name) {
        return HELPERS.stream().anyMatch(name::endsWith);
    }

    /** The vertices of a node, in an order in which they can be computed. */
    static List<Vertex> of(NetworkGraph.Node node, List<NetworkGraph.Node> nodes, boolean isOutput) {
        List<String> inputs = node.inputs().stream()
                .map(input ->
                        input == Expansion.IMAGES ? IMAGES : nodes.get(input).name())
                .toList();
        Vertices vertices = new Vertices(node, inputs);
        vertices.add(isOutput);
        return vertices.all;
    }

    private void add(boolean isOutput) {
        ElementaryLayer layer = node.layer();
        if (layer instanceof Add) {
            add("", elementwise(ADD), inputs);
        } else if (layer instanceof Concatenate) {
            add("", merge(), inputs);
        } else if (layer instanceof Factor factor) {
            add("", scale(factor.value()), inputs);
        } else if (layer instanceof Scale) {
            add(AS_IMAGE, reshape(-1, node.input().channels(), 1, 1), List.of(inputs.get(1)));
            add("", elementwise(PRODUCT), List.of(inputs.get(0), named(AS_IMAGE)));
        } else if (layer instanceof GroupNorm norm) {
            normalisation(norm);
        } else {
            LayerJson json = new LayerJson(node.input());
            layer(isOutput ? json.output((Dense) layer) : layer.accept(json));
        }
    }

    private void layer(ObjectNode layer) {
        boolean isFlattened = node.layer() instanceof Dense && !node.input().isFlat();
        JsonNode reshape = isFlattened ? NetworkJson.flattening(node.input()) : NullNode.getInstance();
        all.add(Vertex.of(node.name(), layer, reshape, inputs.get(0)));
    }

    /**
     * DL4J has no such layer, but all that it takes: each group becomes a row x of n numbers, from which its mean is
     * subtracted; beside them comes √(n · epsilon), so that the row's length is √(Σ x² + n · epsilon); the row is brought
     * to length 1 without that number, times √n.
     */
    private void normalisation(GroupNorm norm) {
        Extent size = node.input();
        long row = size.values() / norm.groups();
        add(ROWS, reshape(-1, row), inputs);
        add(GRID, reshape(-1, 1, row, 1), names(ROWS));
        all.add(Vertex.of(named(MEANS), LayerJson.globalPooling("AVG"), NullNode.getInstance(), named(GRID)));
        add(CENTRED, elementwise("Subtract"), names(ROWS, MEANS));
        add(NOTHING, scale(0), names(MEANS));
        add(
                EPSILON,
                Nodes.of(Names.VERTICES + "ShiftVertex").put("shiftFactor", Math.sqrt(row * norm.epsilon())),
                names(NOTHING));
        add(WITH_EPSILON, merge(), names(CENTRED, EPSILON));
        ObjectNode lengths = Nodes.of(Names.VERTICES + "L2NormalizeVertex").put("eps", NO_LENGTH);
        add(LENGTHS, lengths.set("dimension", Nodes.numbers(1)), names(WITH_EPSILON));
        add(
                WITHOUT_EPSILON,
                Nodes.of(Names.VERTICES + "SubsetVertex").put("from", 0).put("to", row - 1),
                names(LENGTHS));
        add(DEVIATIONS, scale(Math.sqrt(row)), names(WITHOUT_EPSILON));
        add(
                BACK,
                size.isFlat()
                        ? reshape(-1, size.channels())
                        : reshape(-1, size.channels(), size.height(), size.width()),
                names(DEVIATIONS));
        all.add(Vertex.of(node.name(), new LayerJson(size).scaleAndShift(), NullNode.getInstance(), named(BACK)));
    }

    private void add(String ending, ObjectNode json, List<String> from) {
        all.add(new Vertex(named(ending), from, json));
    }

    private String named(String ending) {
        return node.name() + ending;
    }

    private List<String> names(String... endings) {
        return List.of(endings).stream().map(this::named).toList();
    }

    private static ObjectNode elementwise(String operation) {
        return Nodes.of(ELEMENTWISE).put("op", operation);
    }

    private static ObjectNode merge() {
        return Nodes.of(MERGE).put("mergeAxis", 1).put("modified", false);
    }

    private static ObjectNode scale(double factor) {
        return Nodes.of(FACTOR).put("scaleFactor", factor);
    }

    private static ObjectNode reshape(long... shape) {
        ObjectNode json = Nodes.of(Names.VERTICES + "ReshapeVertex").putNull("maskShape");
        json.set("newShape", Nodes.numbers(shape));
        return json.put("reshapeOrder", "c");
    }
}
