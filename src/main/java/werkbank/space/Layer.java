package werkbank.space;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One layer of a network, every value fixed. The softmax output layer is not listed: the data's classes make it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Layer.Convolution.class, name = "conv"),
    @JsonSubTypes.Type(value = Layer.BatchNorm.class, name = "batch-norm"),
    @JsonSubTypes.Type(value = Layer.MaxPool.class, name = "max-pool"),
    @JsonSubTypes.Type(value = Layer.AveragePool.class, name = "average-pool"),
    @JsonSubTypes.Type(value = Layer.GlobalAveragePool.class, name = "global-average-pool"),
    @JsonSubTypes.Type(value = Layer.Dropout.class, name = "dropout"),
    @JsonSubTypes.Type(value = Layer.Dense.class, name = "dense")
})
public sealed interface Layer {
    /**
     * Two-dimensional convolution with bias.
     *
     * @param filters output channels, at least 1
     * @param kernel height and width of the kernel in pixels, at least 1
     * @param stride step in pixels, at least 1
     */
    record Convolution(int filters, int kernel, int stride, Padding padding, Activation activation) implements Layer {}

    /**
     * Batch normalisation with learned scale and shift, as Keras defines it.
     *
     * @param momentum share of the old running mean and variance that is kept at each step, in [0, 1)
     * @param epsilon added to the variance, greater than 0
     */
    record BatchNorm(double momentum, double epsilon) implements Layer {}

    /** Largest value of each {@code size × size} window, {@code stride} pixels apart, without padding. */
    record MaxPool(int size, int stride) implements Layer {}

    /** Mean of each {@code size × size} window, {@code stride} pixels apart, without padding. */
    record AveragePool(int size, int stride) implements Layer {}

    /** Mean of each channel. */
    record GlobalAveragePool() implements Layer {}

    /**
     * Inverted dropout on the activations before it.
     *
     * @param rate share of the activations set to zero in training, in [0, 1); Keras's meaning, not DL4J's
     */
    record Dropout(double rate) implements Layer {}

    /**
     * Fully connected layer with bias; flattens what comes before it.
     *
     * @param units outputs, at least 1
     */
    record Dense(int units, Activation activation) implements Layer {}

    /** SAME: output size is input size / stride, rounded up. VALID: the kernel stays inside the input. */
    enum Padding {
        SAME,
        VALID
    }

    /** Activation functions that a layer may name, in lower case, in the YAML file. */
    enum Activation {
        RELU,
        ELU,
        SELU,
        GELU,
        SWISH,
        LEAKYRELU,
        TANH,
        SIGMOID,
        IDENTITY
    }
}
