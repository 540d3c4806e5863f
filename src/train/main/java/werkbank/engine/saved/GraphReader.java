package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Expansion;
import werkbank.recipe.layer.Extent;

/**
 * Makes a network's nodes of its configuration as a graph. Each is written again, for what it takes, and compared, as
 * {@link NetworkReader} does.
 */
final class GraphReader {
    /** The settings that a network in training counts. */
    private static final Set<String> COUNTS = Set.of(NetworkJson.SEED, NetworkJson.STEPS, NetworkJson.EPOCHS);

    private final JsonNode root;
    private final Shape images;
    private final List<NetworkGraph.Node> nodes = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final List<Vertex> expected = new ArrayList<>();
    /** The vertices since the last node. */
    private final List<String> open = new ArrayList<>();

    private long numbers;

    private GraphReader(JsonNode root, Shape images) {
        this.root = root;
        this.images = images;
    }

    /**
     * Reads all nodes.
     *
     * @param root a configuration that {@link NetworkConfiguration} has checked
     * @param images that the network is for
     * @throws werkbank.InputException when a node is of another kind than ours or doesn't fit what it takes, or the last
     *     isn't an output layer
     */
    static NetworkGraph graph(JsonNode root, Shape images) {
        GraphReader reader = new GraphReader(root, images);
        Iterator<String> names = root.path(GraphJson.VERTICES).fieldNames();
        while (names.hasNext()) {
            reader.add(names.next(), !names.hasNext());
        }
        reader.requireFrame();
        return new NetworkGraph(reader.nodes, images);
    }

    private void requireFrame() {
        if (!open.isEmpty() || !isOutput(expected.get(expected.size() - 1).name())) {
            throw NetworkFile.wrong("its last layer isn't an output layer");
        }
        ObjectNode frame = GraphJson.frame(expected);
        ObjectNode defaults = (ObjectNode) frame.remove(GraphJson.DEFAULTS);
        Differences.require(
                frame,
                root,
                Set.of(GraphJson.VERTICES, GraphJson.DEFAULTS, NetworkJson.STEPS, NetworkJson.EPOCHS),
                NetworkReader::other);
        JsonNode found = root.path(GraphJson.DEFAULTS);
        Differences.require(defaults, found, COUNTS, NetworkReader::other);
        NetworkReader.requireCounts(root, NetworkJson.STEPS, NetworkJson.EPOCHS);
        COUNTS.forEach(count -> NetworkReader.requireCounts(found, count));
    }

    private JsonNode vertex(String name) {
        return root.path(GraphJson.VERTICES).path(name);
    }

    private JsonNode layer(String name) {
        return vertex(name).path(Vertex.CONF).path(NetworkJson.LAYER);
    }

    private boolean isOutput(String name) {
        return layer(name).path(Names.CLASS).asText().equals(Names.OUTPUT);
    }

    private void add(String name, boolean isLast) {
        open.add(name);
        if (!Vertices.isHelper(name)) {
            boolean isOutput = isLast && isOutput(name);
            node(name, isOutput);
            List<Vertex> written = Vertices.of(nodes.get(nodes.size() - 1), nodes, isOutput);
            requireSame(name, written);
            expected.addAll(written);
            open.clear();
        }
    }

    private void node(String name, boolean isOutput) {
        int index = nodes.size();
        List<Integer> inputs = inputs(name);
        List<Extent> taken = inputs.stream().map(this::extent).toList();
        ElementaryLayer layer = isOutput
                ? LayerReader.output(layer(name), name)
                : new VertexReader(root.path(GraphJson.VERTICES), name).layer(taken.get(0));
        if (layer.misfit(taken).isPresent()) {
            throw unfit(name);
        }
        Extent output = layer.output(taken);
        numbers += output.values();
        if (numbers > NetworkReader.MOST_NUMBERS) {
            throw NetworkFile.wrong("its layers have more than %d numbers for one image", NetworkReader.MOST_NUMBERS);
        }
        nodes.add(new NetworkGraph.Node(index, name, layer, inputs, taken, output));
        byName.put(name, index);
    }

    /** The nodes before this one that it and its helpers take from, in their order. */
    private List<Integer> inputs(String name) {
        List<Integer> inputs = new ArrayList<>();
        for (JsonNode input : sources(name)) {
            String source = input.asText();
            for (int i = 0; i < open.size() && open.contains(source); i++) {
                source = sources(source).path(0).asText();
            }
            inputs.add(index(name, source));
        }
        if (inputs.isEmpty()) {
            throw NetworkFile.wrong("its layer %s takes from nothing", name);
        }
        return inputs;
    }

    private JsonNode sources(String name) {
        return root.path(GraphJson.INPUTS).path(name);
    }

    private int index(String name, String source) {
        if (source.equals(Vertices.IMAGES)) {
            return Expansion.IMAGES;
        }
        if (!byName.containsKey(source)) {
            throw NetworkFile.wrong("its layer %s takes from '%s', which isn't before it", name, source);
        }
        return byName.get(source);
    }

    private Extent extent(int node) {
        return node == Expansion.IMAGES
                ? NetworkJson.image(images)
                : nodes.get(node).output();
    }

    private void requireSame(String name, List<Vertex> written) {
        if (!written.stream().map(Vertex::name).toList().equals(open)) {
            throw NetworkFile.wrong("its layer %s is made of other parts than Werkbank's", name);
        }
        for (Vertex vertex : written) {
            Differences.require(
                    vertex.json(),
                    vertex(vertex.name()),
                    Set.of(Vertex.CONF),
                    (key, value) ->
                            key.equals(Vertex.RESHAPE) ? unfit(name) : NetworkReader.other(vertex.name(), key, value));
            if (vertex.hasLayer()) {
                requireSame(vertex);
            }
        }
    }

    private void requireSame(Vertex written) {
        JsonNode conf = vertex(written.name()).path(Vertex.CONF);
        NetworkReader.requireSame(
                written.layer(),
                conf,
                (key, value) -> NetworkReader.SIZES.contains(key)
                        ? unfit(written.name())
                        : NetworkReader.other(written.name(), key, value));
    }

    private RuntimeException unfit(String name) {
        return NetworkFile.wrong("its layer %s doesn't fit images of %s", name, images);
    }
}
