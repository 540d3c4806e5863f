package werkbank.engine.cpu;

import java.util.Optional;
import java.util.function.Function;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.recipe.Precision;

/**
 * The algorithms that a convolution can be computed by.
 *
 * @param mayBeWinograd whether Winograd's is one of them
 * @param direct the calls that are always there
 * @param scratch memory for copies
 */
record Ways(
        ConvolutionShape shape,
        Precision precision,
        boolean mayBeWinograd,
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
        Optional<Integer> atOnce = mayBeWinograd ? kind.imagesAtOnce(shape, precision) : Optional.empty();
        if (atOnce.isEmpty()) {
            return maker.apply(direct);
        }
        try {
            return maker.apply(ConvolutionCalls.winograd(shape, atOnce.get(), descriptions));
        } catch (RuntimeException e) { // no such primitive on this processor, or none with this function
            return maker.apply(direct);
        }
    }
}
