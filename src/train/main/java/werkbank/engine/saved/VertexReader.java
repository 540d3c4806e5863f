package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import werkbank.recipe.layer.Add;
import werkbank.recipe.layer.Concatenate;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Scale;

/** Makes a layer of DL4J's vertices; whether all settings are those of the layer is to be checked afterwards. */
final class VertexReader {
    private final JsonNode vertices;
    private final String name;
    private final JsonNode vertex;

    /**
     * @param vertices of the whole graph
     * @param name of the node's last vertex
     */
    VertexReader(JsonNode vertices, String name) {
        this.vertices = vertices;
        this.name = name;
        this.vertex = vertices.path(name);
    }

    /**
     * Reads the layer.
     *
     * @param input that it takes first
     * @throws werkbank.InputException when no network of ours has it
     */
    ElementaryLayer layer(Extent input) {
        return switch (vertex.path(Names.CLASS).asText()) {
            case Vertex.LAYER_CLASS -> vertices.has(name + Vertices.ROWS)
                    ? normalisation(input)
                    : LayerReader.read(vertex.path(Vertex.CONF).path(NetworkJson.LAYER), name);
            case Vertices.ELEMENTWISE -> elementwise();
            case Vertices.MERGE -> new Concatenate();
            case Vertices.FACTOR -> new Factor(positive(vertex, "scaleFactor"));
            default -> throw other("class", vertex.path(Names.CLASS));
        };
    }

    private ElementaryLayer elementwise() {
        return switch (vertex.path("op").asText()) {
            case Vertices.ADD -> new Add();
            case Vertices.PRODUCT -> new Scale();
            default -> throw other("op", vertex.path("op"));
        };
    }

    /** Groups and epsilon follow from the numbers of a group, and from what is put beside them. */
    private GroupNorm normalisation(Extent input) {
        JsonNode row = vertices.path(name + Vertices.ROWS).path("newShape").path(1);
        if (!row.isInt() || row.asInt() < 1 || input.values() % row.asInt() != 0) {
            throw other("newShape", row);
        }
        double shift = positive(vertices.path(name + Vertices.EPSILON), "shiftFactor");
        return new GroupNorm((int) (input.values() / row.asInt()), Math.pow(shift, 2) / row.asInt());
    }

    private double positive(JsonNode from, String key) {
        JsonNode value = from.path(key);
        if (!value.isNumber() || !(value.asDouble() > 0 && Double.isFinite(value.asDouble()))) {
            throw other(key, value);
        }
        return value.asDouble();
    }

    private RuntimeException other(String key, JsonNode value) {
        return NetworkReader.other(name, key, value);
    }
}
