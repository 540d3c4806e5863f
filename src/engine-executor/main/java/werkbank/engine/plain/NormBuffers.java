package werkbank.engine.plain;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;

/**
 * The buffers of a normalisation of channels, checked and cut to their numbers.
 *
 * @param x [rows][channels] of kind VALUE, as is {@code y}
 * @param gamma [channels] of kind FLOAT, as are {@code beta}, {@code runningMean}, {@code runningVariance}
 */
public record NormBuffers(
        PlainBuffer x,
        PlainBuffer gamma,
        PlainBuffer beta,
        PlainBuffer runningMean,
        PlainBuffer runningVariance,
        PlainBuffer y) {

    /**
     * Checks the buffers of a call.
     *
     * @throws IllegalArgumentException when one is too short or of another kind
     */
    public static NormBuffers of(NormShape shape, Buffer x, NormParameters parameters, Buffer y) {
        int channels = shape.channels();
        return new NormBuffers(
                PlainGraph.values(shape.rows(), channels, x),
                PlainGraph.floats(channels, parameters.gamma()),
                PlainGraph.floats(channels, parameters.beta()),
                PlainGraph.floats(channels, parameters.runningMean()),
                PlainGraph.floats(channels, parameters.runningVariance()),
                PlainGraph.values(shape.rows(), channels, y));
    }

    /**
     * Checks that the result doesn't lie in the place of what is normalised.
     *
     * @return the same buffers
     * @throws IllegalArgumentException when it does
     */
    public NormBuffers apart() {
        y.apartFrom(x);
        return this;
    }
}
