package werkbank.recipe.layer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import java.util.List;

/**
 * An item of a network's list, every value fixed: a layer, or a block of several. The softmax output layer is not listed:
 * the data's classes make it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, property = "type")
@JsonTypeIdResolver(LayerNames.class)
public sealed interface Layer permits ElementaryLayer, LayerBlock {

    /**
     * All kinds that a network's list may have, in the order in which tables have them; those among them that a space file may
     * have are {@link LayerKind#written}.
     */
    static List<LayerKind> kinds() {
        return List.of(
                Convolution.KIND,
                BatchNorm.KIND,
                MaxPool.KIND,
                AveragePool.KIND,
                GlobalAveragePool.KIND,
                ActivationLayer.KIND,
                Dropout.KIND,
                SpatialDropout.KIND,
                GaussianDropout.KIND,
                AlphaDropout.KIND,
                Dense.KIND,
                DepthwiseConvolution.KIND,
                SeparableConvolution.KIND,
                GroupNorm.KIND,
                GroupNorm.LAYER,
                GlobalMaxPool.KIND,
                StochasticDepth.KIND,
                Factor.KIND,
                Standardisation.KIND,
                Whitening.KIND,
                Residual.KIND,
                Branches.KIND,
                SqueezeExcite.KIND);
    }

    LayerKind kind();

    /**
     * Adds the nodes that it is made of to a network's graph.
     *
     * @param input the node that it takes from, {@link Expansion#IMAGES} for the images
     * @return the node that has its output
     */
    int expand(Expansion graph, int input);
}
