package werkbank.engine.saved;

import java.util.List;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.layer.ElementaryLayer;

/**
 * A network from a file, checked: its layers fit the images that it is for, and its parameters are as many as they need.
 *
 * @param graph its layers, the output layer last; of blocks there are the nodes alone
 * @param parameters [parameters] node by node, as {@link werkbank.engine.NetworkState#parameters} has them
 * @param saved what the file has, its configuration written anew
 */
public record ReadNetwork(NetworkGraph graph, float[] parameters, SavedNetwork saved) {
    /** The layers before the output layer, in the order of the nodes. */
    public List<ElementaryLayer> layers() {
        return graph.hidden().stream().map(NetworkGraph.Node::layer).toList();
    }

    /** Outputs of the output layer. */
    public int classes() {
        return (int) graph.output().output().channels();
    }
}
