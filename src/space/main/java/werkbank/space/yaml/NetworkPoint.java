package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import werkbank.InputException;
import werkbank.recipe.GraphBuilder;
import werkbank.recipe.layer.Layer;

/** Makes the layers of a network at a point of the space, and knows where the file has each. */
final class NetworkPoint {
    private final Map<String, Object> values;
    private final Map<Layer, Place> places = new IdentityHashMap<>();

    private boolean isOver;

    /** @param values of the active parameters */
    NetworkPoint(Map<String, Object> values) {
        this.values = values;
    }

    Map<String, Object> values() {
        return values;
    }

    /** @throws InputException with all values that are not in their keys' domains, or when there are too many layers */
    List<Layer> layers(List<NetworkItem> items) {
        Problems problems = new Problems();
        List<Layer> layers = new ArrayList<>();
        items.stream()
                .filter(item -> !isOver && item.isActive(values))
                .forEach(item -> problems.read(() -> item.layers(this)).ifPresent(layers::addAll));
        problems.raise();
        return layers;
    }

    /** A layer that stands in this place of the file. */
    Layer placed(Place place, Layer layer) {
        if (places.size() == GraphBuilder.MOST_LAYERS) {
            isOver = true;
            throw place.error(String.format(
                    Locale.ROOT,
                    "the network has more than %,d layers here; repeat fewer times",
                    GraphBuilder.MOST_LAYERS));
        }
        places.put(layer, place);
        return layer;
    }

    /** Tells what is wrong with a layer that was made here, at its place. */
    InputException error(GraphBuilder.Misfit misfit) {
        return places.get(misfit.item()).error(misfit.getMessage());
    }
}
