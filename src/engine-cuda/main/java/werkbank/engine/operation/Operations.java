package werkbank.engine.operation;

import java.util.List;
import java.util.Optional;
import werkbank.engine.DeviceMemoryException;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/**
 * A place where numbers lie, and the operations on them. Images are [images][height][width][channels], so that a batch is
 * [rows][channels] for all that works channel by channel; rows are images × pixels, or images alone for vectors.
 *
 * <p>Calls are for one thread. They take effect in their order and may return before they are done; only downloads and
 * {@link #await} wait. Unless said otherwise results overwrite what was there, and a result may not share memory with
 * what it is computed from. Sums are added in an order that depends on sizes alone, so the same call on the same numbers
 * gives the same bits.
 */
public interface Operations extends AutoCloseable {
    /** The precision that activations are stored and multiplied with. */
    Precision precision();

    // Memory

    /**
     * Allocates numbers, all 0.
     *
     * @throws DeviceMemoryException when the device has not so much left
     */
    Buffer allocate(Kind kind, long length);

    /** Copies from the host; {@code to} is of kind FLOAT and as long. */
    void upload(float[] from, Buffer to);

    /** Copies from the host; {@code to} is of kind INT and at least as long. */
    void upload(int[] from, Buffer to);

    /** Copies from the host; {@code to} is of kind BYTE and as long. */
    void upload(byte[] from, Buffer to);

    /** Waits, then copies to the host; {@code from} is of kind FLOAT and as long. */
    void download(Buffer from, float[] to);

    /** Copies numbers of the same kind. */
    void copy(Buffer from, Buffer to);

    /** Sets all numbers to 0. */
    void zero(Buffer buffer);

    /**
     * Takes memory of kind FLOAT for numbers of kind VALUE, where these have 32 bits too; the result need not be closed.
     *
     * @param floats of kind FLOAT
     * @return empty where numbers of kind VALUE are narrower, or can't share memory
     */
    default Optional<Buffer> asValues(Buffer floats) {
        return Optional.empty();
    }

    /** Writes numbers of kind FLOAT as VALUE, rounded to nearest, ties to even. */
    void narrow(Buffer from, Buffer to);

    /** Writes numbers of kind VALUE as FLOAT. */
    void widen(Buffer from, Buffer to);

    // Order

    /** Waits until everything that was called is done. */
    void await();

    /**
     * Calls work once to keep its operations, which take effect when the recording {@link Recording#run runs} and not before.
     * The work may not allocate, upload or download, and its buffers and plans must live as long as the recording. What it
     * does has been done once without a recording before, so that nothing is set up for the first time.
     */
    Recording record(Runnable work);

    /**
     * Goes to the next step: copies row {@code step[INDEX]} of the table to {@code step}, and sets {@code step[INDEX]} to
     * the row's number + 1.
     *
     * @param table [steps][{@link StepRow#LENGTH}] of kind INT
     * @param step [{@link StepRow#LENGTH}] of kind INT
     */
    void advance(Buffer table, Buffer step);

    // Input

    /**
     * Writes the step's images, changed as their ranges say and scaled to [0, 1]: what {@code werkbank.augment.Augmenter}
     * makes of (row, pass), the channels of a pixel side by side.
     *
     * @param y [images][height][width][channels] of kind VALUE
     */
    void pictures(Pictures pictures, Buffer step, int images, Buffer y);

    /**
     * Writes the step's targets: 1 − smoothing + smoothing / classes for an image's class, smoothing / classes for the
     * others.
     *
     * @param targets [images][classes] of kind FLOAT
     */
    void targets(Pictures pictures, Buffer step, int images, int classes, double smoothing, Buffer targets);

    /**
     * Writes images of the host's form [images][channels][height][width] as [images][height][width][channels].
     *
     * @param x of kind FLOAT; {@code y} of kind VALUE
     */
    void arrange(int images, int channels, int pixels, Buffer x, Buffer y);

    // Layers; kinds are VALUE unless said otherwise

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
     * @param gamma [channels] of kind FLOAT, as are {@code beta}, {@code runningMean}, {@code runningVariance}
     * @param saved [2][channels] of kind FLOAT: gets the mean and 1 / √(variance + ε)
     */
    void normalise(
            int rows,
            int channels,
            double momentum,
            double epsilon,
            Buffer x,
            Buffer gamma,
            Buffer beta,
            Buffer runningMean,
            Buffer runningVariance,
            Buffer saved,
            Buffer y);

    /** Normalises each channel with the running statistics; {@code y} may be {@code x}. */
    void normaliseAsRunning(
            int rows,
            int channels,
            double epsilon,
            Buffer x,
            Buffer gamma,
            Buffer beta,
            Buffer runningMean,
            Buffer runningVariance,
            Buffer y);

    /**
     * Writes the gradients of {@link #normalise}.
     *
     * @param dgamma [channels] of kind FLOAT, as is {@code dbeta}
     * @param dx may be {@code dy}
     */
    void normaliseGradient(
            int rows,
            int channels,
            Buffer x,
            Buffer gamma,
            Buffer saved,
            Buffer dy,
            Buffer dgamma,
            Buffer dbeta,
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
            int rows,
            int channels,
            double momentum,
            double epsilon,
            Buffer bias,
            Buffer x,
            Buffer y,
            Buffer gamma,
            Buffer beta,
            Buffer runningMean,
            Buffer runningVariance,
            Buffer saved,
            Buffer z) {
        biasActivation(function, rows, channels, bias, x, y);
        normalise(rows, channels, momentum, epsilon, y, gamma, beta, runningMean, runningVariance, saved, z);
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
            int rows,
            int channels,
            Buffer kept,
            Buffer y,
            Buffer gamma,
            Buffer saved,
            Buffer dz,
            Buffer dgamma,
            Buffer dbeta,
            Buffer dx,
            Buffer dbias) {
        normaliseGradient(rows, channels, y, gamma, saved, dz, dgamma, dbeta, dx);
        biasActivationGradient(function, rows, channels, kept, dx, dx, dbias);
    }

    /** Writes the largest value of each window; one that is not a number counts as the largest. */
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

    // Loss

    /** Writes the softmax of each row; all of kind FLOAT. */
    void softmax(int rows, int classes, Buffer logits, Buffer probabilities);

    /**
     * Cross-entropy after a softmax, p, with targets t and class weights w; the gradient is divided by {@code images}:
     * (p − t) / images without weights, else (p · Σ w t − w t) / images. With a clip c, targets whose p is outside
     * [c, 1 − c] count as 0 in the gradient, and the loss is that of p limited to [c, 1 − c].
     *
     * <p>Losses are −Σ w t ln p, with p limited to [1e-10, 1] where there is no clip; those of the images are added as
     * {@link SumOrder} says of a vector.
     *
     * @param weights [classes] of kind FLOAT; empty list when all count alike
     * @param logits [images][classes] of kind FLOAT, as are {@code targets}
     * @param dlogits of kind VALUE
     * @param figures [steps][{@link Figures#LENGTH}] of kind FLOAT; the row of the step gets sum of losses, images whose
     *     highest logit is that of the highest target, the first where several are, and 0 for the rest
     */
    void loss(
            int images,
            int classes,
            double clip,
            List<Buffer> weights,
            Buffer logits,
            Buffer targets,
            Buffer step,
            Buffer dlogits,
            Buffer figures);

    // Parameters; all of kind FLOAT

    /**
     * Adds the gradient of l1 · Σ|w| + l2 / 2 · Σw² to the gradients, and the penalty itself to the step's figures, after
     * {@link #loss}.
     *
     * @param weights those that are penalised; {@code gradients} as long
     */
    void penalise(double l1, double l2, Buffer weights, Buffer gradients, Buffer step, Buffer figures);

    /**
     * Limits gradients, first each number to ±{@code value}, then the 2-norm of all together to {@code norm}; 0 for no limit.
     */
    void clip(double value, double norm, Buffer gradients);

    /**
     * Takes the step.
     *
     * @param states as many as the rule says, each as long as the parameters
     */
    void update(UpdateRule rule, Buffer step, Buffer parameters, Buffer gradients, List<Buffer> states);

    /** average ← kept · average + share · values. */
    void mix(Buffer average, double kept, Buffer values, double share);

    /** Waits, and says whether all numbers are finite. */
    boolean isFinite(Buffer buffer);

    // The device

    /** Libraries, their versions and the device in words, for records. */
    String describe();

    /** Bytes that are free for buffers; a large number where there is no limit. */
    long free();

    /** Frees everything that was allocated. */
    @Override
    void close();
}
