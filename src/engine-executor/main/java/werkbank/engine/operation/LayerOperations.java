package werkbank.engine.operation;

import werkbank.recipe.layer.Activation;

/**
 * Operations of layers, forward and backward. Buffers are of kind VALUE unless said otherwise; for shapes, order and sharing of
 * memory see {@link Operations}.
 */
public interface LayerOperations {
    /** Chooses algorithms for a convolution; not while recording. */
    ConvolutionPlan convolution(ConvolutionShape shape);

    /**
     * Multiplies matrices in row order: {@code c = op(a) · op(b)}, [rows][columns] = [rows][inner] · [inner][columns].
     *
     * @param transposeA whether {@code a} is stored as [inner][rows]; {@code transposeB}: {@code b} as [columns][inner]
     * @param c of kind VALUE or FLOAT
     */
    void multiply(
            boolean transposeA, boolean transposeB, int rows, int columns, int inner, Buffer a, Buffer b, Buffer c);

    /**
     * Adds a bias to each channel, in place, then applies a function.
     *
     * @param bias [channels] of kind FLOAT
     * @param x [rows][channels], of kind VALUE or FLOAT; gets the sums
     * @param y gets the function's values, of the same kind; may be {@code x}
     */
    void biasActivation(Activation function, int rows, int channels, Buffer bias, Buffer x, Buffer y);

    /** Applies a function; {@code y} may be {@code x}. */
    void activation(Activation function, long length, Buffer x, Buffer y);

    /**
     * Writes the gradient of a function's argument.
     *
     * @param kept the function's values where {@link Activation#isInPlace} says that they are enough, else its arguments
     *     (any buffer as long where the function is the identity, which looks at none)
     * @param dx may be {@code dy}
     */
    void activationGradient(Activation function, long length, Buffer kept, Buffer dy, Buffer dx);

    /**
     * Writes the gradient of a function's argument, and that of the bias in it.
     *
     * @param kept as above; {@code dx} may be {@code dy}
     * @param dbias [channels] of kind FLOAT; gets the sums of {@code dx} as it is stored
     */
    void biasActivationGradient(
            Activation function, int rows, int channels, Buffer kept, Buffer dy, Buffer dx, Buffer dbias);

    /**
     * Normalises each channel with the batch's mean and biased variance: y = γ (x − mean) / √(variance + ε) + β; and lets the
     * running statistics follow: running ← momentum · running + (1 − momentum) · batch's.
     *
     * @param saved [2][channels] of kind FLOAT: gets the mean and 1 / √(variance + ε)
     */
    void normalise(
            NormShape shape,
            double momentum,
            double epsilon,
            Buffer x,
            NormParameters parameters,
            Buffer saved,
            Buffer y);

    /** Normalises each channel with the running statistics; {@code y} may be {@code x}. */
    void normaliseAsRunning(NormShape shape, double epsilon, Buffer x, NormParameters parameters, Buffer y);

    /**
     * Writes the gradients of {@link #normalise}.
     *
     * @param dx may be {@code dy}
     */
    void normaliseGradient(
            NormShape shape,
            Buffer x,
            NormParameters parameters,
            Buffer saved,
            Buffer dy,
            NormGradients gradients,
            Buffer dx);

    /**
     * Does what {@link #biasActivation} and then {@link #normalise} of its values do, in fewer passes where that is possible.
     *
     * @param x [rows][channels] of kind VALUE; gets the sums
     * @param y gets the function's values; may be {@code x}
     * @param z gets the normalised values; {@code saved} and the others as {@link #normalise} has them
     */
    default void biasActivationNormalise(
            Activation function,
            NormShape shape,
            double momentum,
            double epsilon,
            Buffer bias,
            Buffer x,
            Buffer y,
            NormParameters parameters,
            Buffer saved,
            Buffer z) {
        biasActivation(function, shape.rows(), shape.channels(), bias, x, y);
        normalise(shape, momentum, epsilon, y, parameters, saved, z);
    }

    /**
     * Does what {@link #normaliseGradient} and then {@link #biasActivationGradient} of its result do, in fewer passes where
     * that is possible.
     *
     * @param kept as {@link #biasActivationGradient} has it; may be {@code y}
     * @param y what was normalised
     * @param dz gradient of what that gave
     * @param dx gets the gradient of the function's argument; may be {@code dz}
     */
    default void normaliseActivationGradient(
            Activation function,
            NormShape shape,
            Buffer kept,
            Buffer y,
            NormParameters parameters,
            Buffer saved,
            Buffer dz,
            NormGradients gradients,
            Buffer dx,
            Buffer dbias) {
        normaliseGradient(shape, y, parameters, saved, dz, gradients, dx);
        biasActivationGradient(function, shape.rows(), shape.channels(), kept, dx, dx, dbias);
    }

    /**
     * Writes the largest value of each window; one that is not a number counts as the largest, or is passed over where a
     * library does that, as it may be by a rectifier.
     */
    void maxPool(PoolShape shape, Buffer x, Buffer y);

    /** Gives the gradient of each window to the first of its largest values, in the order of rows, then columns. */
    void maxPoolGradient(PoolShape shape, Buffer x, Buffer dy, Buffer dx);

    void averagePool(PoolShape shape, Buffer x, Buffer y);

    void averagePoolGradient(PoolShape shape, Buffer dy, Buffer dx);

    /** Writes the mean of each channel of each image: [images][pixels][channels] to [images][channels]. */
    void globalAverage(int images, int pixels, int channels, Buffer x, Buffer y);

    void globalAverageGradient(int images, int pixels, int channels, Buffer dy, Buffer dx);

    /** Applies dropout; {@code y} may be {@code x}. */
    void noise(Noise noise, Buffer step, Buffer x, Buffer y);

    /** Draws the same again for the gradient; {@code dx} may be {@code dy}. */
    void noiseGradient(Noise noise, Buffer step, Buffer dy, Buffer dx);
}
