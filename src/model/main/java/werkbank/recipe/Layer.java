package werkbank.recipe;

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
    @JsonSubTypes.Type(value = Layer.Activated.class, name = "activation"),
    @JsonSubTypes.Type(value = Layer.Dropout.class, name = "dropout"),
    @JsonSubTypes.Type(value = Layer.SpatialDropout.class, name = "spatial-dropout"),
    @JsonSubTypes.Type(value = Layer.GaussianDropout.class, name = "gaussian-dropout"),
    @JsonSubTypes.Type(value = Layer.AlphaDropout.class, name = "alpha-dropout"),
    @JsonSubTypes.Type(value = Layer.Dense.class, name = "dense")
})
public sealed interface Layer {
    /**
     * Two-dimensional convolution with bias.
     *
     * @param filters output channels, at least 1
     * @param kernel height and width of the kernel in pixels, at least 1
     * @param stride step in pixels, at least 1
     * @param dilation distance of the kernel's taps in pixels, at least 1; a kernel k reaches over (k − 1) · dilation +
     *     1 pixels (Yu and Koltun, 2016)
     */
    record Convolution(
            int filters,
            int kernel,
            int stride,
            int dilation,
            Padding padding,
            Activation activation,
            Initializer initializer)
            implements Layer {
        /** Height and width in pixels of what one output looks at. */
        public long reach() {
            return (kernel - 1L) * dilation + 1;
        }
    }

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

    /** An activation function on its own, for instance after a batch normalisation. */
    record Activated(Activation function) implements Layer {}

    /**
     * Inverted dropout on the activations before it.
     *
     * @param rate share of the activations set to zero in training, in [0, 1); Keras's meaning, not DL4J's
     */
    record Dropout(double rate) implements Layer {}

    /**
     * Dropout of whole channels (Tompson et al., 2015); on images only.
     *
     * @param rate share of the channels set to zero in training, in [0, 1)
     */
    record SpatialDropout(double rate) implements Layer {}

    /**
     * Multiplies with normal noise of mean 1 and variance rate / (1 − rate) in training (Srivastava et al., 2014).
     *
     * @param rate in [0, 1)
     */
    record GaussianDropout(double rate) implements Layer {}

    /**
     * Dropout that keeps mean and variance of normalised activations; for SELU (Klambauer et al., 2017).
     *
     * @param rate share of the activations set to SELU's lowest value in training, in [0, 1)
     */
    record AlphaDropout(double rate) implements Layer {}

    /**
     * Fully connected layer with bias; flattens what comes before it.
     *
     * @param units outputs, at least 1
     */
    record Dense(int units, Activation activation, Initializer initializer) implements Layer {}

    /** SAME: output size is input size / stride, rounded up. VALID: the kernel stays inside the input. */
    enum Padding {
        SAME,
        VALID
    }

    /**
     * How the first weights are drawn, with n inputs and m outputs of a unit; the YAML file has - for _. A convolution's
     * n is kernel² · input channels, its m kernel² · filters, whatever its stride, as in Keras.
     */
    enum Initializer {
        /** Uniform, ±√(6 / (n + m)): Glorot and Bengio, 2010. */
        GLOROT_UNIFORM,
        /** Normal, variance 2 / (n + m). */
        GLOROT_NORMAL,
        /** Uniform, ±√(6 / n): He et al., 2015. */
        HE_UNIFORM,
        /** Normal, variance 2 / n. */
        HE_NORMAL,
        /** Normal, variance 1 / n: LeCun et al., 1998; for SELU. */
        LECUN_NORMAL
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
