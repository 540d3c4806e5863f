package werkbank.engine.executor;

/**
 * A layer of a network that only answers, on batches of one size.
 *
 * @param forward computes the output
 * @param end frees what it has
 */
record InferenceLayer(Runnable forward, Runnable end) implements AutoCloseable {
    static InferenceLayer of(Runnable forward) {
        return new InferenceLayer(forward, () -> {});
    }

    @Override
    public void close() {
        end.run();
    }
}
