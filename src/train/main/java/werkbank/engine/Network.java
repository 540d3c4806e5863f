package werkbank.engine;

import java.util.Optional;
import werkbank.dataset.Images;

/** A network in memory. For one thread, the one that made or read it. */
public interface Network extends AutoCloseable {
    /**
     * The probabilities of the classes, with dropout off and batch normalisation's running statistics.
     *
     * @param features [images][channels][height][width] in one row, values 0 to 1
     * @return [images][classes], each row summing to 1
     */
    float[][] probabilities(float[] features);

    /**
     * The probabilities of the classes for images as they are stored, whose values nobody has to make numbers of here.
     *
     * @return [images][classes]; empty when the network takes numbers alone
     */
    default Optional<float[][]> answers(Images images) {
        return Optional.empty();
    }

    /** Frees the network's memory, which may lie outside the Java heap. */
    @Override
    void close();
}
