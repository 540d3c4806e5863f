package werkbank.engine.dl4j;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.SpatialDropout;

/**
 * What the engine leaves to others: it trains plain lists of the layers that it has its own fast ones for, and DL4J's slow
 * ones take the place of none.
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

    private Refusal() {}

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
            return Optional.of("conv without bias");
        }
        if (layer instanceof BatchNorm norm && norm.unscaled()) {
            return Optional.of("batch-norm with a fixed scale");
        }
        return KINDS.contains(layer.getClass())
                ? Optional.empty()
                : Optional.of(layer.kind().name());
    }
}
