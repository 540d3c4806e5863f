package werkbank.engine.cuda;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;

/** Numbers in the card's memory, or a part of them. */
final class CudaBuffer implements Buffer {
    private final Kind kind;
    private final int width;
    private final long length;
    private final DevicePointer pointer;
    private Runnable free;

    private CudaBuffer(Kind kind, int width, long length, DevicePointer pointer, Runnable free) {
        this.kind = kind;
        this.width = width;
        this.length = length;
        this.pointer = pointer;
        this.free = free;
    }

    /**
     * A buffer of its own.
     *
     * @param width bytes of a number
     * @param free gives the memory back
     */
    static CudaBuffer of(Kind kind, int width, long length, DevicePointer pointer, Runnable free) {
        return new CudaBuffer(kind, width, length, pointer, free);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public long length() {
        return length;
    }

    /** Bytes of all its numbers. */
    long bytes() {
        return length * width;
    }

    /** The address that the numbers begin at. */
    DevicePointer pointer() {
        return pointer;
    }

    @Override
    public Buffer part(long from, long wanted) {
        if (from < 0 || wanted < 0 || from + wanted > length) {
            throw new IllegalArgumentException(
                    "a part from " + from + " with " + wanted + " numbers reaches beyond a buffer of " + length);
        }
        return new CudaBuffer(kind, width, wanted, pointer.plus(from * width), null);
    }

    /** Takes these numbers for ones of another kind that is as wide; the result need not be closed. */
    Buffer as(Kind other) {
        return new CudaBuffer(other, width, length, pointer, null);
    }

    @Override
    public void close() {
        if (free != null) {
            Runnable once = free;
            free = null;
            once.run();
        }
    }
}
