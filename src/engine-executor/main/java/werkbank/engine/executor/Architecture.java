package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Layer;

/**
 * The layers of a network, each with its sizes and behind those that it takes from.
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
        return of(NetworkGraph.of(layers, images, classes), 0);
    }

    /** @param frozen nodes whose parameters stay as they are, the first ones; the output layer is never one of them */
    static Architecture of(NetworkGraph graph, int frozen) {
        if (frozen >= graph.nodes().size()) {
            throw new IllegalArgumentException("the output layer always learns");
        }
        return new Architecture(
                graph.hidden().stream().map(node -> place(node, frozen)).toList(),
                place(graph.output(), frozen),
                graph.images());
    }

    private static Place place(NetworkGraph.Node node, int frozen) {
        return new Place(node.index(), node.layer(), node.inputs(), node.taken(), node.output(), node.index() < frozen);
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

    /** How often what a place puts out is taken; {@link werkbank.recipe.layer.Expansion#IMAGES} for the images. */
    int readers(int index) {
        return (int) places().stream()
                .flatMap(place -> place.inputs().stream())
                .filter(source -> source == index)
                .count();
    }

    /** The last place that takes what a place puts out. */
    int lastReader(int index) {
        return places().stream()
                .filter(place -> place.inputs().contains(index))
                .mapToInt(Place::index)
                .max()
                .orElseThrow();
    }

    /** Whether each layer takes from the one before it alone, and none is frozen. */
    boolean isPlain() {
        return places().stream()
                .allMatch(place -> !place.isFrozen() && place.inputs().equals(List.of(place.index() - 1)));
    }

    /** For each place whether its backward pass is needed: whether it, or one that it takes from, learns. */
    boolean[] backward() {
        boolean[] backward = new boolean[hidden.size() + 1];
        for (Place place : places()) {
            backward[place.index()] =
                    place.learns() || place.inputs().stream().anyMatch(source -> source >= 0 && backward[source]);
        }
        return backward;
    }
}
