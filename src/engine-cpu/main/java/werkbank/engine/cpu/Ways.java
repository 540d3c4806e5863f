package werkbank.engine.cpu;

import java.util.Optional;
import java.util.function.Function;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.recipe.Precision;

/**
 * The algorithms that a convolution can be computed by.
 *
 * @param isFull whether each filter has all channels, so that there are others than the direct one
 * @param direct the calls that are always there
 * @param scratch memory for copies
 */
record Ways(
        ConvolutionShape shape,
        Precision precision,
        boolean isFull,
        Descriptions descriptions,
        ConvolutionCalls direct,
        Scratch scratch) {

    static Ways full(ConvolutionShape shape, Precision precision, Descriptions descriptions, Scratch scratch) {
        ConvolutionCalls direct = ConvolutionCalls.full(shape, descriptions);
        return new Ways(shape, precision, true, descriptions, direct, scratch);
    }

    static Ways depthwise(ConvolutionShape shape, Precision precision, Descriptions descriptions, Scratch scratch) {
        ConvolutionCalls direct = ConvolutionCalls.depthwise(shape, descriptions);
        return new Ways(shape, precision, false, descriptions, direct, scratch);
    }

    /**
     * Whether oneDNN computes it without harm. Its gradient of the weights of windows of one pixel with a stride, and of fewer
     * than eight channels, writes beyond its own memory on processors without AVX-512 (2.5.2, images with the channels of a
     * pixel side by side).
     */
    static boolean isHarmless(ConvolutionShape shape, boolean hasAvx512) {
        return hasAvx512 || shape.kernel() > 1 || shape.stride() == 1 || shape.channels() >= ChannelBlocks.BLOCK;
    }

    /** Numbers of the weights. */
    long weights() {
        return direct.weightNumbers();
    }

    /**
     * Makes a pass by the quicker algorithm of those that oneDNN has.
     *
     * @throws RuntimeException by oneDNN when it has none
     */
    <P> P first(Winograd kind, Function<ConvolutionCalls, P> maker) {
        Optional<ConvolutionCalls> quicker = isFull ? quicker(kind) : Optional.empty();
        if (quicker.isEmpty()) {
            return maker.apply(direct);
        }
        try {
            return maker.apply(quicker.get());
        } catch (RuntimeException e) { // no such primitive on this processor, or none with this function
            return maker.apply(direct);
        }
    }

    private Optional<ConvolutionCalls> quicker(Winograd kind) {
        if (OneDnn.hasAvx512()) {
            return kind.imagesAtOnce(shape, precision)
                    .map(images -> ConvolutionCalls.winograd(shape, images, descriptions));
        }
        return kind == Winograd.FORWARD
                ? Optional.empty()
                : ChannelBlocks.imagesAtOnce(shape)
                        .map(images -> ConvolutionCalls.blocked(shape, images, descriptions));
    }
}
