package werkbank.engine.operation;

/** Numbers in the memory of {@link Operations}, on a card for instance. */
public interface Buffer extends AutoCloseable {
    Kind kind();

    /** How many numbers it has. */
    long length();

    /**
     * A part of it, which shares its memory and need not be closed.
     *
     * @throws IllegalArgumentException when the part reaches beyond the buffer
     */
    Buffer part(long from, long length);

    /** Frees the memory; a part does nothing. */
    @Override
    void close();
}
