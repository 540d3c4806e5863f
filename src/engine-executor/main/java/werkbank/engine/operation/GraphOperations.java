package werkbank.engine.operation;

import java.util.Locale;

/**
 * Operations of networks that are more than a list of the usual layers. Buffers are of kind VALUE unless said otherwise; for
 * shapes, order and sharing of memory see {@link Operations}. An implementation that hasn't one of them refuses the networks
 * that need it before it is asked.
 */
public interface GraphOperations {
    /** Adds number by number: y = a + b; {@code y} may be either or both. */
    default void add(long length, Buffer a, Buffer b, Buffer y) {
        throw missing("add");
    }

    /** Copies some channels of all rows; others of {@code to} stay as they are. */
    default void copyChannels(ChannelCopy copy, Buffer from, Buffer to) {
        throw missing("copyChannels");
    }

    /** Multiplies with a number: y = factor · x; {@code y} may be {@code x}. */
    default void multiply(double factor, long length, Buffer x, Buffer y) {
        throw missing("multiply");
    }

    /**
     * Multiplies each channel of each image with a number: [images][pixels][channels] times [images][channels].
     *
     * @param y may be {@code x}
     */
    default void scale(int images, int pixels, int channels, Buffer x, Buffer factors, Buffer y) {
        throw missing("scale");
    }

    /**
     * Writes the gradient of the factors of {@link #scale}: the sums of dy · x over the pixels, in their order.
     *
     * @param dfactors [images][channels]
     */
    default void scaleGradient(int images, int pixels, int channels, Buffer x, Buffer dy, Buffer dfactors) {
        throw missing("scaleGradient");
    }

    /** Writes the largest value of each channel of each image; one that is not a number counts as the largest. */
    default void globalMax(int images, int pixels, int channels, Buffer x, Buffer y) {
        throw missing("globalMax");
    }

    /** Gives the gradient of each channel to the first of its largest values, 0 to the others. */
    default void globalMaxGradient(int images, int pixels, int channels, Buffer x, Buffer dy, Buffer dx) {
        throw missing("globalMaxGradient");
    }

    /**
     * Normalises each group of channels of each image with its own mean and biased variance:
     * y = γ (x − mean) / √(variance + ε) + β.
     *
     * @param gamma [channels] of kind FLOAT, as is {@code beta}
     * @param saved [2][images][groups] of kind FLOAT: gets the mean and 1 / √(variance + ε)
     * @param y may be {@code x}
     */
    default void groupNormalise(
            GroupShape shape, double epsilon, Buffer x, Buffer gamma, Buffer beta, Buffer saved, Buffer y) {
        throw missing("groupNormalise");
    }

    /**
     * Writes the gradients of {@link #groupNormalise}.
     *
     * @param dgamma [channels] of kind FLOAT, as is {@code dbeta}; the sums over the rows, as {@link SumOrder} says
     * @param dx may be {@code dy}
     */
    default void groupNormaliseGradient(
            GroupShape shape, Buffer x, Buffer gamma, Buffer saved, Buffer dy, Buffer dgamma, Buffer dbeta, Buffer dx) {
        throw missing("groupNormaliseGradient");
    }

    /**
     * Chooses algorithms for a convolution of each channel with a filter of its own; not while recording.
     *
     * @param shape as many filters as channels; the plan's weights are [kernel][kernel][channels]
     */
    default ConvolutionPlan depthwise(ConvolutionShape shape) {
        throw missing("depthwise");
    }

    private UnsupportedOperationException missing(String operation) {
        return new UnsupportedOperationException(
                String.format(Locale.ROOT, "%s has no operation %s", getClass().getSimpleName(), operation));
    }
}
