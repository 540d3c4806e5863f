package werkbank.recipe.layer;

import java.util.List;
import java.util.Optional;

/**
 * A layer that isn't made of others: a node of a network's graph.
 *
 * <p>All that is known of a kind of layer without computing one stands in its own file: its keys, what it puts out, its
 * parameters, what it keeps for the backward pass.
 */
public sealed interface ElementaryLayer extends Layer
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
                Dense,
                DepthwiseConvolution,
                GroupNorm,
                GlobalMaxPool,
                StochasticDepth,
                Factor,
                Standardisation,
                Whitening,
                Add,
                Concatenate,
                Scale {

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

        R visit(DepthwiseConvolution layer);

        R visit(GroupNorm layer);

        R visit(GlobalMaxPool layer);

        R visit(StochasticDepth layer);

        R visit(Factor layer);

        R visit(Standardisation layer);

        R visit(Whitening layer);

        R visit(Add layer);

        R visit(Concatenate layer);

        R visit(Scale layer);
    }

    <R> R accept(Visitor<R> visitor);

    @Override
    default int expand(Expansion graph, int input) {
        return graph.add(this, input);
    }

    /**
     * Why it can't take such inputs, to follow its name; empty when it can.
     *
     * @param inputs in its order, one for most
     */
    default Optional<String> misfit(List<Extent> inputs) {
        return misfit(inputs.get(0));
    }

    /** Why it can't take such an input, to follow its name; empty when it can. */
    default Optional<String> misfit(Extent input) {
        return Optional.empty();
    }

    /** Whether the exact height, width or channels of images decide if it can take them. */
    default boolean goesByExactSizes() {
        return false;
    }

    /** Whether it can stand in front of the network alone, where it takes the images. */
    default boolean needsImages() {
        return false;
    }

    /**
     * Why it learns nothing, or not from batches that are so small, to follow its name; empty when it does.
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

    /**
     * The size of what it puts out for one image.
     *
     * @param inputs that are no misfit
     */
    default Extent output(List<Extent> inputs) {
        return output(inputs.get(0));
    }

    /** How many numbers it learns. */
    default ParameterCount parameters(Extent input) {
        return ParameterCount.NONE;
    }

    /** Whether it acts in training alone, and passes on what comes in when the network answers. */
    default boolean actsInTrainingOnly() {
        return false;
    }

    /** The arrays that a training step keeps of it for the backward pass, beside those of the layer before it. */
    default KeptArrays kept() {
        return KeptArrays.OUTPUT;
    }
}
