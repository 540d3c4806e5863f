package werkbank.recipe.layer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import java.util.List;
import java.util.Optional;

/**
 * A layer of a network, every value fixed. The softmax output layer is not listed: the data's classes make it.
 *
 * <p>All that is known of a kind of layer without computing one stands in its own file: its keys, what it puts out, its
 * parameters, what it keeps for the backward pass.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, property = "type")
@JsonTypeIdResolver(LayerNames.class)
public sealed interface Layer
        permits Convolution,
                BatchNorm,
                MaxPool,
                AveragePool,
                GlobalAveragePool,
                ActivationLayer,
                Dropout,
                SpatialDropout,
                GaussianDropout,
                AlphaDropout,
                Dense {

    /** All kinds of layers, in the order in which tables have them. */
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
                Dense.KIND);
    }

    /** Work that differs with the kind of layer, for instance of an engine that builds it. */
    interface Visitor<R> {
        R visit(Convolution layer);

        R visit(BatchNorm layer);

        R visit(MaxPool layer);

        R visit(AveragePool layer);

        R visit(GlobalAveragePool layer);

        R visit(ActivationLayer layer);

        R visit(Dropout layer);

        R visit(SpatialDropout layer);

        R visit(GaussianDropout layer);

        R visit(AlphaDropout layer);

        R visit(Dense layer);
    }

    <R> R accept(Visitor<R> visitor);

    LayerKind kind();

    /** Why it can't take such an input, to follow its name; empty when it can. */
    default Optional<String> misfit(Extent input) {
        return Optional.empty();
    }

    /**
     * Why it learns nothing from batches that are so small, to follow its name; empty when it does.
     *
     * @param images of the smallest batch
     */
    default Optional<String> batchMisfit(Extent input, int images) {
        return Optional.empty();
    }

    /**
     * The size of what it puts out for one image.
     *
     * @param input that is no misfit
     */
    default Extent output(Extent input) {
        return input;
    }

    /** How many numbers it learns. */
    default ParameterCount parameters(Extent input) {
        return ParameterCount.NONE;
    }

    /** The arrays that a training step keeps of it for the backward pass, beside those of the layer before it. */
    default KeptArrays kept() {
        return KeptArrays.OUTPUT;
    }
}
