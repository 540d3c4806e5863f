package werkbank.recipe.layer;

/**
 * How many numbers a layer learns, as Keras counts them.
 *
 * @param all the running statistics of a batch normalisation too
 * @param trainable those that gradients change
 */
public record ParameterCount(long all, long trainable) {
    static final ParameterCount NONE = new ParameterCount(0, 0);

    /** A weight for each input of each output, and a bias for each output. */
    static ParameterCount weights(long inputs, long outputs) {
        return weights(inputs, outputs, true);
    }

    /** A weight for each input of each output, and perhaps a bias for each output. */
    static ParameterCount weights(long inputs, long outputs, boolean isBiased) {
        long weights = Extent.product(isBiased ? inputs + 1 : inputs, outputs);
        return new ParameterCount(weights, weights);
    }
}
