package werkbank.recipe;

import java.util.List;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.ParameterCount;

/**
 * The shape of each layer's output in a network, and its count of parameters; computed without building the network.
 * Counts are Keras's: batch normalisation has four a channel, two of them trainable.
 */
public final class NetworkShapes {
    private NetworkShapes() {}

    /**
     * Infers a row for each layer, those of blocks one by one, and one for the output layer.
     *
     * @param images that the network takes
     * @param classes outputs of the softmax layer
     * @throws werkbank.InputException when a layer can't take what comes before it; the message has its number and the sizes
     */
    public static List<LayerShape> infer(List<Layer> network, Shape images, int classes) {
        NetworkGraph graph = NetworkGraph.of(network, images, classes);
        return graph.nodes().stream()
                .map(node -> shape(node, node == graph.output()))
                .toList();
    }

    private static LayerShape shape(NetworkGraph.Node node, boolean isOutput) {
        ParameterCount count = node.layer().parameters(node.input());
        String name = isOutput ? node.name() : node.layer().kind().name();
        return new LayerShape(name, node.output(), count.all(), count.trainable());
    }

    /** The count of all parameters of a network. */
    public static long parameters(List<LayerShape> rows) {
        return rows.stream().mapToLong(LayerShape::parameters).sum();
    }

    /** The count of a network's parameters that gradients change. */
    public static long trainable(List<LayerShape> rows) {
        return rows.stream().mapToLong(LayerShape::trainable).sum();
    }
}
