package werkbank.engine.executor;

import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.SpatialDropout;
import werkbank.recipe.layer.StochasticDepth;

/** The layers of a network that do nothing when it answers. */
public final class PassingLayers {
    private PassingLayers() {}

    /** Whether a layer passes on what comes in. */
    public static boolean contain(ElementaryLayer layer) {
        return layer instanceof Dropout
                || layer instanceof SpatialDropout
                || layer instanceof GaussianDropout
                || layer instanceof AlphaDropout
                || layer instanceof StochasticDepth;
    }
}
