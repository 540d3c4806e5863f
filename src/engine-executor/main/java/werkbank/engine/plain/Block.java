package werkbank.engine.plain;

import werkbank.engine.operation.Kind;

/**
 * Memory of a buffer and of its parts, with places counted in numbers of the kind that it was made for. All that is read or
 * written is a copy.
 */
public interface Block {
    /** Reads numbers of kind FLOAT or VALUE. */
    void read(int from, float[] to);

    void read(int from, int[] to);

    void read(int from, byte[] to);

    /** Writes numbers of kind FLOAT or VALUE, rounded to nearest, ties to even, where they are stored with fewer bits. */
    void write(int from, float[] numbers);

    void write(int from, int[] numbers);

    void write(int from, byte[] numbers);

    /** Copies numbers from memory for the same kind. */
    void copy(Block source, int sourceFrom, int to, int count);

    /** Sets numbers to 0. */
    void clear(int from, int count);

    /** Gives the memory back; what reads or writes it later is refused with an {@link IllegalStateException}. */
    void free();

    /** A source of memory for buffers. */
    @FunctionalInterface
    interface Source {
        /**
         * Makes memory of numbers that are all 0.
         *
         * @param isNarrow whether the numbers are to be stored as bfloat16
         * @throws werkbank.engine.DeviceMemoryException when there is not so much left
         */
        Block allocate(Kind kind, int length, boolean isNarrow);
    }
}
