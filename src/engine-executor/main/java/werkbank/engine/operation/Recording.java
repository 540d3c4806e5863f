package werkbank.engine.operation;

/** Operations that were called once and can be run again and again, at the cost of one call: on a card a CUDA graph. */
public interface Recording extends AutoCloseable {
    /** Runs all of them on the buffers that they were recorded with; may return before they are done. */
    void run();

    @Override
    void close();
}
