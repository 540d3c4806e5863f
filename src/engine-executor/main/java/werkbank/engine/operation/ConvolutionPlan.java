package werkbank.engine.operation;

import java.util.List;
import werkbank.recipe.layer.Activation;

/** A convolution of one size, its algorithms chosen. Results overwrite what was there. */
public interface ConvolutionPlan extends AutoCloseable {
    /** Writes the output {@code y} of {@code x}, without a bias. All of kind VALUE. */
    void forward(Buffer x, Buffer weights, Buffer y);

    /** Writes the gradient of the input. All of kind VALUE. */
    void byData(Buffer dy, Buffer weights, Buffer dx);

    /** Writes the gradient of the weights. All of kind VALUE. */
    void byFilter(Buffer x, Buffer dy, Buffer dw);

    /**
     * Whether it adds a bias and applies a function on its way by {@link #forward(Activation, Buffer, Buffer, Buffer, Buffer)},
     * and sums up the bias's gradient by {@link #byFilter(Buffer, Buffer, Buffer, Buffer)}, which are refused otherwise.
     */
    default boolean addsBias(Activation function) {
        return false;
    }

    /**
     * Writes the function's values of the output and a bias.
     *
     * @param bias [filters] of kind FLOAT; the others of kind VALUE
     */
    default void forward(Activation function, Buffer x, Buffer weights, Buffer bias, Buffer y) {
        throw new UnsupportedOperationException("this plan adds no bias");
    }

    /**
     * Writes the gradients of the weights and of the bias.
     *
     * @param dy gradient of what the function was given
     * @param dbias [filters] of kind FLOAT; the others of kind VALUE
     */
    default void byFilter(Buffer x, Buffer dy, Buffer dw, Buffer dbias) {
        throw new UnsupportedOperationException("this plan adds no bias");
    }

    /** The algorithms in words for the trial's record, for instance {@code forward 1, data 1, filter 1}. */
    List<String> algorithms();

    @Override
    void close();
}
