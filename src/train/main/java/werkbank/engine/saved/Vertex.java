package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A part of DL4J's graph.
 *
 * @param inputs names of the vertices that it takes from
 * @param json DL4J's settings of it
 */
record Vertex(String name, List<String> inputs, ObjectNode json) {
    static final String LAYER_CLASS = Names.VERTICES + "LayerVertex";
    static final String CONF = "layerConf";
    static final String RESHAPE = "preProcessor";

    /** A vertex that has no layer. */
    static Vertex of(String name, ObjectNode json, String... inputs) {
        return new Vertex(name, List.of(inputs), json);
    }

    /**
     * A vertex with a layer.
     *
     * @param reshape what makes a vector of the image that comes, or a null
     */
    static Vertex of(String name, ObjectNode layer, JsonNode reshape, String input) {
        ObjectNode json = Nodes.of(LAYER_CLASS).put("outputVertex", false);
        json.set(CONF, NetworkJson.frame(layer).set(NetworkJson.LAYER, layer));
        json.set(RESHAPE, reshape);
        return new Vertex(name, List.of(input), json);
    }

    boolean hasLayer() {
        return json.has(CONF);
    }

    /** The settings around its layer. */
    ObjectNode conf() {
        return (ObjectNode) json.path(CONF);
    }

    ObjectNode layer() {
        return (ObjectNode) conf().path(NetworkJson.LAYER);
    }
}
