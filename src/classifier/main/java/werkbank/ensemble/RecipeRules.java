package werkbank.ensemble;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.recipe.GraphBuilder;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Layer;

/** The rules that the recipe of every network that Werkbank makes keeps, asked of one that comes from anybody. */
final class RecipeRules {
    private RecipeRules() {}

    /** Why a network can't be of this recipe, in words; empty when it can. */
    static Optional<String> broken(Recipe recipe, Shape images) {
        if (recipe == null
                || recipe.network() == null
                || recipe.training() == null
                || recipe.augmentation() == null
                || recipe.network().size() > GraphBuilder.MOST_LAYERS) {
            return Optional.of("not complete");
        }
        List<Layer> network = recipe.network();
        for (int index = 0; index < network.size(); index++) {
            if (!isSound(network.get(index), 1)) {
                return Optional.of(String.format(Locale.ROOT, "layer %d has values that no layer has", index + 1));
            }
        }
        return misfit(network, images);
    }

    private static Optional<String> misfit(List<Layer> network, Shape images) {
        GraphBuilder graph = new GraphBuilder(images);
        try {
            network.forEach(graph::add);
            return Optional.empty();
        } catch (InputException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * Whether sizes, counts and steps are 1 or more, shares are not negative, and no value is missing, in all layers within a
     * block too.
     *
     * @param depth of the list that has it, 1 for the network's
     */
    private static boolean isSound(Layer layer, int depth) {
        return layer != null
                && depth <= GraphBuilder.MOST_DEPTH
                && Stream.of(layer.getClass().getRecordComponents())
                        .map(component -> value(layer, component))
                        .allMatch(value -> isSound(value, depth));
    }

    private static boolean isSound(Object value, int depth) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .allMatch(item -> item instanceof Layer layer ? isSound(layer, depth + 1) : isSound(item, depth));
        }
        if (value instanceof Float weight) {
            return Float.isFinite(weight);
        }
        if (value instanceof Integer whole) {
            return whole >= 1;
        }
        return value instanceof Double real ? real >= 0 && real <= Double.MAX_VALUE : value != null;
    }

    private static Object value(Layer layer, RecordComponent component) {
        try {
            return component.getAccessor().invoke(layer);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("the layers are public records", e);
        }
    }
}
