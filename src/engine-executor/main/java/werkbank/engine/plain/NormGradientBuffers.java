package werkbank.engine.plain;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.NormGradients;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;

/**
 * The buffers of the gradients of a normalisation of channels, checked and cut to their numbers.
 *
 * @param x [rows][channels] of kind VALUE, as are {@code dy} and {@code dx}
 * @param gamma [channels] of kind FLOAT, as are {@code dgamma} and {@code dbeta}
 */
public record NormGradientBuffers(
        PlainBuffer x, PlainBuffer gamma, PlainBuffer dy, PlainBuffer dgamma, PlainBuffer dbeta, PlainBuffer dx) {

    /**
     * Checks the buffers of a call.
     *
     * @throws IllegalArgumentException when one is too short or of another kind, or {@code dx} lies in {@code x}
     */
    public static NormGradientBuffers of(
            NormShape shape, Buffer x, NormParameters parameters, Buffer dy, NormGradients gradients, Buffer dx) {
        int rows = shape.rows();
        int channels = shape.channels();
        PlainBuffer in = PlainGraph.values(rows, channels, x);
        return new NormGradientBuffers(
                in,
                PlainGraph.floats(channels, parameters.gamma()),
                PlainGraph.values(rows, channels, dy),
                PlainGraph.floats(channels, gradients.gamma()),
                PlainGraph.floats(channels, gradients.beta()),
                PlainGraph.values(rows, channels, dx).apartFrom(in));
    }
}
