package werkbank.engine.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import werkbank.engine.saved.ReadNetwork;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Add;
import werkbank.recipe.layer.Concatenate;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Scale;

/**
 * A saved network as what is computed at once.
 *
 * @param layers each behind those that it takes from; the last makes the logits
 * @param images that it takes
 */
public record FusedNetwork(List<FusedLayer> layers, Shape images) {
    /** Stands for the images among the layers that one takes from. */
    public static final int IMAGES = -1;

    /** Why there is no such form of a network, in words that follow 'it'; empty when there is. */
    public static Optional<String> whyNot(NetworkGraph graph) {
        return graph.nodes().stream()
                .filter(node -> node.layer() instanceof GroupNorm
                        || node.layer() instanceof Concatenate
                        || node.layer() instanceof Scale
                        || node.layer() instanceof Add && node.inputs().size() != 2)
                .findFirst()
                .map(node -> "has no " + node.layer().kind().name());
    }

    /**
     * Joins the layers of a network.
     *
     * @throws IllegalArgumentException when {@link #whyNot} says so
     */
    public static FusedNetwork of(ReadNetwork network) {
        return new FusedNetwork(Fusion.of(network), network.graph().images());
    }

    /** Leaves out the weights of the layers, which are large. */
    public FusedNetwork withoutWeights() {
        return new FusedNetwork(layers.stream().map(FusedLayer::withoutWeights).toList(), images);
    }

    /** Outputs of the last layer. */
    public int classes() {
        return (int) layers.get(layers.size() - 1).output().channels();
    }

    /** The nodes of the layers whose output has a range of its own, but for the logits. */
    public SortedSet<Integer> ownRanges() {
        return layers.subList(0, layers.size() - 1).stream()
                .filter(FusedLayer::hasOwnRange)
                .map(FusedLayer::node)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The node of the layer that makes the logits. */
    public int logits() {
        return layers.get(layers.size() - 1).node();
    }

    /** The nodes of the layers with weights but for the logits, in their order. */
    public SortedSet<Integer> withWeights() {
        return layers.subList(0, layers.size() - 1).stream()
                .filter(FusedLayer::hasWeights)
                .map(FusedLayer::node)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The beginning of the network that ends with a layer's sums, without the steps behind them. */
    public FusedNetwork sums(int layer) {
        List<FusedLayer> beginning = new ArrayList<>(layers.subList(0, layer));
        beginning.add(layers.get(layer).withoutSteps());
        return new FusedNetwork(List.copyOf(beginning), images);
    }

    /** Whether a layer makes the logits. */
    public boolean isLast(int layer) {
        return layer == layers.size() - 1;
    }

    /** The layers that take from one. */
    public IntStream readers(int layer) {
        return IntStream.range(0, layers.size())
                .filter(l -> layers.get(l).inputs().contains(layer));
    }

    /** The last layer that takes from one. */
    public int lastReader(int layer) {
        return readers(layer).max().orElse(layers.size());
    }
}
