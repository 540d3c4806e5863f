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
    private static final int HARMLESS_CHANNELS = 16;

    private Ways(
            ConvolutionShape shape, Precision precision, boolean isFull, Descriptions descriptions, Scratch scratch) {
        this(
                shape,
                precision,
                isFull,
                descriptions,
                isFull ? ConvolutionCalls.full(shape, descriptions) : ConvolutionCalls.depthwise(shape, descriptions),
                scratch);
    }

    static Ways full(ConvolutionShape shape, Precision precision, Descriptions descriptions, Scratch scratch) {
        return new Ways(shape, precision, true, descriptions, scratch);
    }

    static Ways depthwise(ConvolutionShape shape, Precision precision, Descriptions descriptions, Scratch scratch) {
        return new Ways(shape, precision, false, descriptions, scratch);
    }

    /**
     * Whether oneDNN's gradient of the weights may write beyond its own memory, as it does for windows of one pixel with a
     * stride on few channels (2.5.2, images with the channels of a pixel side by side): on fewer than eight without AVX-512,
     * and with it on fewer than 16. With several threads that is memory of others.
     */
    boolean isHarmful() {
        return shape.kernel() == 1 && shape.stride() > 1 && shape.channels() < HARMLESS_CHANNELS;
    }

    /** The algorithms for the {@link VisitedPixels} alone, on which there is no stride. */
    Ways ofVisited() {
        int height = shape.outHeight();
        int width = shape.outWidth();
        ConvolutionShape visited = new ConvolutionShape(
                shape.images(), height, width, shape.channels(), shape.filters(), 1, 1, 1, 0, 0, height, width);
        return new Ways(visited, precision, isFull, descriptions, scratch);
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
