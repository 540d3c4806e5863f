package werkbank.recipe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Expansion;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;

/**
 * The layers of a network as nodes, each behind those that it takes from; the output layer is the last. Node i of a plain list
 * of layers is layer i.
 *
 * @param nodes in an order in which they can be computed
 * @param images that the network takes
 */
public record NetworkGraph(List<Node> nodes, Shape images) {
    public NetworkGraph {
        nodes = List.copyOf(nodes);
    }

    /**
     * A layer where it stands in a network.
     *
     * @param index counted from 0, as dropout draws by it
     * @param name no other node has it: the layer's number in the list, without a standardisation in front, and its kind, for
     *     instance {@code 3-conv}, and before it, with a point between, that of the block that it belongs to,
     *     {@code 3-residual.1-conv}
     * @param inputs the nodes that it takes from, {@link Expansion#IMAGES} for the images
     * @param taken the sizes of what these put out for one image
     * @param output the size of what it puts out for one image
     */
    public record Node(
            int index, String name, ElementaryLayer layer, List<Integer> inputs, List<Extent> taken, Extent output) {
        public Node {
            inputs = List.copyOf(inputs);
            taken = List.copyOf(taken);
        }

        /** The size of what it takes first, for most all that it takes. */
        public Extent input() {
            return taken.get(0);
        }

        /** All numbers that the layer holds. */
        public long parameters() {
            return layer.parameters(input()).all();
        }

        /** Whether another network has a node of this name with as many parameters and channels, whose weights fit. */
        public boolean isIn(NetworkGraph other) {
            return other.named(name)
                    .filter(there -> there.parameters() == parameters()
                            && there.input().channels() == input().channels()
                            && there.output().channels() == output().channels())
                    .isPresent();
        }

        /** The node under another name. */
        public Node named(String other) {
            return new Node(index, other, layer, inputs, taken, output);
        }

        /** Whether it takes from the one node before it alone. */
        boolean isPlain() {
            return inputs.size() == 1 && inputs.get(0) == index - 1;
        }
    }

    /**
     * Expands a network's list.
     *
     * @param classes outputs of the softmax layer
     * @throws werkbank.InputException when a layer can't take what comes before it; the message has its number and the sizes
     */
    public static NetworkGraph of(List<Layer> network, Shape images, int classes) {
        GraphBuilder builder = new GraphBuilder(images);
        network.forEach(builder::add);
        return builder.graph(classes);
    }

    /** The layer that makes the logits of the classes. */
    static Dense output(int classes) {
        return new Dense(classes, Activation.IDENTITY, Initializer.GLOROT_UNIFORM);
    }

    /** The nodes that a recipe lists. */
    public List<Node> hidden() {
        return nodes.subList(0, nodes.size() - 1);
    }

    /** The dense layer that makes the logits. */
    public Node output() {
        return nodes.get(nodes.size() - 1);
    }

    /** Whether each node takes from the one before it alone: a list of layers, without branches. */
    public boolean isPlain() {
        return nodes.stream().allMatch(Node::isPlain);
    }

    /** The node with a name. */
    public Optional<Node> named(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /**
     * How many nodes there are up to one and with it; empty when there is none but the output layer.
     *
     * @param last a node's name, or the number or the name of a layer or block in the list, whose last node is meant
     */
    public OptionalInt upTo(String last) {
        boolean isNode = hidden().stream().anyMatch(node -> node.name().equals(last));
        return hidden().stream()
                .filter(node -> isNode ? node.name().equals(last) : isOf(last, node.name()))
                .mapToInt(node -> node.index() + 1)
                .max();
    }

    private static boolean isOf(String item, String node) {
        return node.startsWith(item + "-") || node.startsWith(item + ".");
    }

    /** The count of all numbers that the layers hold, as Keras counts. */
    public long parameters() {
        return nodes.stream().mapToLong(Node::parameters).sum();
    }
}
