package werkbank.engine.saved;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import werkbank.recipe.NetworkGraph;

/**
 * DL4J's JSON of a graph, as DL4J 1.0.0-M2.1 writes it of the same graph, to the letter. Its vertices are computed, and their
 * parameters follow one another, in the order of the nodes, which the JSON says.
 */
final class GraphJson {
    static final String VERTICES = "vertices";
    static final String INPUTS = "vertexInputs";
    static final String DEFAULTS = "defaultConfiguration";

    /** The keys whose values say in which order the vertices are computed. */
    static final String ORDER = "topologicalOrder";

    static final String ORDER_NAMES = "topologicalOrderStr";

    private GraphJson() {}

    static ObjectNode of(NetworkGraph graph, TrainingJson training, long seed, int steps) {
        List<Vertex> vertices = vertices(graph);
        for (Vertex vertex : vertices) {
            if (vertex.hasLayer()) {
                vertex.layer().put(NetworkJson.NAME, vertex.name());
                training.addTo(vertex.layer());
                vertex.conf().put(NetworkJson.SEED, seed);
            }
        }
        ObjectNode root = frame(vertices).put(NetworkJson.STEPS, steps);
        ((ObjectNode) root.path(DEFAULTS)).put(NetworkJson.SEED, seed);
        ObjectNode byName = Nodes.unsorted();
        vertices.forEach(vertex -> byName.set(vertex.name(), vertex.json()));
        return root.set(VERTICES, byName);
    }

    private static List<Vertex> vertices(NetworkGraph graph) {
        List<Vertex> vertices = new ArrayList<>();
        for (NetworkGraph.Node node : graph.nodes()) {
            vertices.addAll(Vertices.of(node, graph.nodes(), node == graph.output()));
        }
        return vertices;
    }

    /** All settings of a graph but its vertices' and the seed. */
    static ObjectNode frame(List<Vertex> vertices) {
        List<String> names = new ArrayList<>(List.of(Vertices.IMAGES));
        List<String> variables = new ArrayList<>();
        ObjectNode inputs = Nodes.unsorted();
        ArrayNode order = Nodes.list().add(0);
        for (Vertex vertex : vertices) {
            order.add(names.size());
            names.add(vertex.name());
            inputs.set(vertex.name(), Nodes.texts(vertex.inputs()));
            if (vertex.hasLayer()) {
                NetworkJson.variables(vertex.layer()).forEach(key -> variables.add(vertex.name() + "_" + key));
            }
        }
        ObjectNode root = NetworkJson.frame();
        root.set(DEFAULTS, NetworkJson.frame(variables).putNull(NetworkJson.LAYER));
        root.set("networkInputs", Nodes.list().add(Vertices.IMAGES));
        root.set("networkOutputs", Nodes.list().add(names.get(names.size() - 1)));
        root.set(ORDER, order);
        root.set(ORDER_NAMES, Nodes.texts(names));
        root.set(INPUTS, inputs);
        return root;
    }
}
