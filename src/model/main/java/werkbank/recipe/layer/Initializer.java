package werkbank.recipe.layer;

import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * How the first weights are drawn, with n inputs and m outputs of a unit; the YAML file has - for _. A convolution's n is
 * kernel² · input channels, its m kernel² · filters, whatever its stride, as in Keras; a depthwise one's n is kernel², its m
 * kernel² · channels.
 */
public enum Initializer {
    /** Uniform, ±√(6 / (n + m)): Glorot and Bengio, 2010. */
    GLOROT_UNIFORM,
    /** Normal, variance 2 / (n + m). */
    GLOROT_NORMAL,
    /** Uniform, ±√(6 / n): He et al., 2015. */
    HE_UNIFORM,
    /** Normal, variance 2 / n. */
    HE_NORMAL,
    /** Normal, variance 1 / n: LeCun et al., 1998; for SELU. */
    LECUN_NORMAL,
    /**
     * Filter k of a convolution passes input channel k on, as far as there are channels, and each filter of a depthwise one
     * its own, moved where an even kernel is dilated; the others are uniform, ±√(1 / n), as PyTorch draws (Jordan,
     * 2024). Dense layers are drawn so altogether.
     */
    DIRAC;

    /** The key {@code initializer} of the layers that have one. */
    static final Option OPTION =
            Option.of("initializer", Domain.Word.of(values()), "glorot-uniform", "How the first weights are drawn.");
}
