package werkbank.engine.executor;

import java.util.List;

/** A layer of a network that trains, with its buffers for batches of one size. */
interface TrainingLayer extends AutoCloseable {
    /** Computes the output as in training. */
    void forward();

    /**
     * Computes the output with dropout off, while running statistics follow the batch's.
     *
     * @param kept share of the former statistics that stays, 0 to 1
     */
    default void renew(double kept) {
        forward();
    }

    /** Computes the gradients of the parameters, and of the input where the layer before it asks for it. */
    void backward();

    /** The algorithms of its convolution in words; empty for other layers. */
    default List<String> algorithms() {
        return List.of();
    }

    @Override
    default void close() {}
}
