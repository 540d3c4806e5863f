package werkbank.engine.operation;

import java.util.Optional;
import werkbank.engine.DeviceMemoryException;

/** Numbers on a device: how they are allocated, copied and changed in kind. */
public interface Memory {
    /**
     * Allocates numbers, all 0.
     *
     * @throws DeviceMemoryException when the device has not so much left
     */
    Buffer allocate(Kind kind, long length);

    /** The most numbers that one buffer can have, however much memory is left. */
    default long longest() {
        return Long.MAX_VALUE;
    }

    /** Whether the numbers lie elsewhere than the host's, so that copies cost more than a change of images does. */
    default boolean isApart() {
        return true;
    }

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
}
