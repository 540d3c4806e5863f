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
    private static final int MOST_LAYERS = 10_000;

    private RecipeRules() {}

    /** Why a network can't be of this recipe, in words; empty when it can. */
    static Optional<String> broken(Recipe recipe, Shape images) {
        if (recipe == null
                || recipe.network() == null
                || recipe.training() == null
                || recipe.augmentation() == null
                || recipe.network().size() > MOST_LAYERS) {
            return Optional.of("not complete");
        }
        List<Layer> network = recipe.network();
        for (int index = 0; index < network.size(); index++) {
            if (!isSound(network.get(index))) {
                return Optional.of(String.format(Locale.ROOT, "layer %d has values that no layer has", index + 1));
            }
        }
        return misfit(network, images);
    }

    private static Optional<String> misfit(List<Layer> network, Shape images) {
        GraphBuilder graph = new GraphBuilder(images);
        try {
            for (Layer layer : network) {
                graph.add(layer);
                graph.checkSize();
            }
            return Optional.empty();
        } catch (InputException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Sizes, counts and steps are 1 or more, shares are not negative, and no value is missing. */
    private static boolean isSound(Layer layer) {
        return layer != null
                && Stream.of(layer.getClass().getRecordComponents())
                        .map(component -> value(layer, component))
                        .allMatch(RecipeRules::isSound);
    }

    private static boolean isSound(Object value) {
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
