package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Layer;

/**
 * The layers of a network, each with its sizes.
 *
 * @param hidden the layers that a recipe lists
 * @param output the dense layer that makes the logits
 * @param images that the network takes
 */
record Architecture(List<Place> hidden, Place output, Shape images) {
    /**
     * Fits layers to images.
     *
     * @throws werkbank.InputException when a layer can't take what comes before it
     */
    static Architecture of(List<Layer> layers, Shape images, int classes) {
        return of(NetworkGraph.of(layers, images, classes));
    }

    /** The layers of a graph. */
    static Architecture of(NetworkGraph graph) {
        return new Architecture(
                graph.hidden().stream().map(Architecture::place).toList(), place(graph.output()), graph.images());
    }

    private static Place place(NetworkGraph.Node node) {
        return new Place(node.index(), node.layer(), node.input(), node.output());
    }

    /** All layers, the output last. */
    List<Place> places() {
        List<Place> all = new ArrayList<>(hidden);
        all.add(output);
        return all;
    }

    int classes() {
        return output.outputChannels();
    }

    /** The place of the first layer that learns; gradients go no further back. */
    int firstThatLearns() {
        return places().stream()
                .filter(place -> place.layer().parameters(place.input()).trainable() > 0)
                .findFirst()
                .orElseThrow()
                .index();
    }
}
