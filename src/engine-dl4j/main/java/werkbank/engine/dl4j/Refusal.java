package werkbank.engine.dl4j;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.recipe.Recipe;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.LayerKind;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.SpatialDropout;

/**
 * The recipes that the engine leaves to others: it trains plain lists of the layers that it has its own fast ones for,
 * and DL4J's slow ones take the place of none.
 */
final class Refusal {
    private static final Set<Class<? extends Layer>> KINDS = Set.of(
            Convolution.class,
            BatchNorm.class,
            MaxPool.class,
            AveragePool.class,
            GlobalAveragePool.class,
            ActivationLayer.class,
            Dropout.class,
            SpatialDropout.class,
            GaussianDropout.class,
            AlphaDropout.class,
            Dense.class);

    private static final String UNBIASED = "conv without bias";
    private static final String UNSCALED = "batch-norm with a fixed scale";

    private Refusal() {}

    /** Everything that is refused, what data put before a network and the keys that aren't a layer's among it. */
    static Set<String> all() {
        Stream<String> kinds = Layer.kinds().stream()
                .filter(kind -> !KINDS.contains(kind.type()))
                .map(LayerKind::name);
        return Stream.concat(kinds, Stream.of(UNBIASED, UNSCALED, "shift-rate", "freeze-up-to", "head-rate"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why the engine can't train a recipe, in words that follow 'it'. */
    static Optional<String> of(Recipe recipe) {
        return recipe.training().optimizer().shiftRate() == 1
                ? of(recipe.network())
                : Optional.of("has one learning rate for all, and no shift-rate");
    }

    /** Why the engine can't compute such layers, in words that follow 'it'. */
    static Optional<String> of(List<? extends Layer> network) {
        return network.stream()
                .flatMap(layer -> missing(layer).stream())
                .findFirst()
                .map("has no "::concat);
    }

    private static Optional<String> missing(Layer layer) {
        if (layer instanceof Convolution conv && conv.unbiased()) {
            return Optional.of(UNBIASED);
        }
        if (layer instanceof BatchNorm norm && norm.unscaled()) {
            return Optional.of(UNSCALED);
        }
        return KINDS.contains(layer.getClass())
                ? Optional.empty()
                : Optional.of(layer.kind().name());
    }
}
