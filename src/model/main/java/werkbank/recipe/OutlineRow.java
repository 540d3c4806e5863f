package werkbank.recipe;

import java.util.ArrayList;
import java.util.List;
import werkbank.recipe.layer.Extent;

/**
 * A layer of a network, or a block of layers, as a table shows it.
 *
 * @param depth 0 for what stands in the network's list, 1 for a layer of a block there, and so on
 * @param name of the layer's node ({@link NetworkGraph.Node}), or what the names of a block's nodes begin with
 * @param output what it puts out for one image
 * @param parameters all numbers that it holds
 */
public record OutlineRow(int depth, String name, Extent output, long parameters) {

    /** A row for each layer in a network's order, and one before those of each block. */
    public static List<OutlineRow> of(NetworkGraph graph) {
        List<OutlineRow> rows = new ArrayList<>();
        List<String> open = List.of();
        for (NetworkGraph.Node node : graph.nodes()) {
            List<String> blocks = blocks(node.name());
            for (String block : blocks) {
                if (!open.contains(block)) {
                    rows.add(block(block, graph));
                }
            }
            rows.add(new OutlineRow(blocks.size(), node.name(), node.output(), node.parameters()));
            open = blocks;
        }
        return rows;
    }

    /** The blocks that a node is in, the outermost first. */
    private static List<String> blocks(String node) {
        List<String> blocks = new ArrayList<>();
        for (int point = node.indexOf('.'); point >= 0; point = node.indexOf('.', point + 1)) {
            blocks.add(node.substring(0, point));
        }
        return blocks;
    }

    private static OutlineRow block(String name, NetworkGraph graph) {
        List<NetworkGraph.Node> nodes = graph.nodes().stream()
                .filter(node -> node.name().startsWith(name + "."))
                .toList();
        return new OutlineRow(
                blocks(name).size(),
                name,
                nodes.get(nodes.size() - 1).output(),
                nodes.stream().mapToLong(NetworkGraph.Node::parameters).sum());
    }
}
