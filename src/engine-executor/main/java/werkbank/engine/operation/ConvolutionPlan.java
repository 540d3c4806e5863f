package werkbank.engine.operation;

import java.util.List;

/** A convolution of one size, its algorithms chosen. Results overwrite what was there. */
public interface ConvolutionPlan extends AutoCloseable {
    /** Writes the output {@code y} of {@code x}, without a bias. All of kind VALUE. */
    void forward(Buffer x, Buffer weights, Buffer y);

    /** Writes the gradient of the input. All of kind VALUE. */
    void byData(Buffer dy, Buffer weights, Buffer dx);

    /** Writes the gradient of the weights. All of kind VALUE. */
    void byFilter(Buffer x, Buffer dy, Buffer dw);

    /** The algorithms in words for the trial's record, for instance {@code forward 1, data 1, filter 1}. */
    List<String> algorithms();

    @Override
    void close();
}
