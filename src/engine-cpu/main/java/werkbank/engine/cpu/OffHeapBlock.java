package werkbank.engine.cpu;

import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import werkbank.engine.DeviceMemoryException;
import werkbank.engine.operation.Kind;
import werkbank.engine.plain.Block;

/** Memory outside Java's heap, where oneDNN finds it; it begins at the beginning of a line of the processor's caches. */
final class OffHeapBlock implements Block {
    private static final int LINE = 64;

    private final boolean isNarrow;
    private final int width;
    private final BytePointer memory;
    private final long begin;

    OffHeapBlock(Kind kind, int length, boolean isNarrow) {
        this.isNarrow = isNarrow;
        this.width = kind == Kind.BYTE ? 1 : isNarrow ? Short.BYTES : Float.BYTES;
        long bytes = (long) length * width;
        this.memory = allocated(bytes + LINE);
        this.begin = (LINE - memory.address() % LINE) % LINE;
        Pointer.memset(memory, 0, bytes + LINE);
    }

    private static BytePointer allocated(long bytes) {
        try {
            return new BytePointer(bytes);
        } catch (OutOfMemoryError e) {
            throw new DeviceMemoryException(String.format(
                    Locale.ROOT,
                    "%,d bytes of memory were asked for, but there is no room: %s",
                    bytes,
                    e.getMessage()));
        }
    }

    /** The memory from a number on. */
    Pointer at(int number) {
        if (memory.isNull()) {
            throw new IllegalStateException("the buffer is closed");
        }
        return memory.getPointer(begin + (long) number * width);
    }

    private FloatPointer floats(int from) {
        return new FloatPointer(at(from));
    }

    private ShortPointer shorts(int from) {
        return new ShortPointer(at(from));
    }

    @Override
    public void read(int from, float[] to) {
        if (isNarrow) {
            short[] narrow = new short[to.length];
            shorts(from).get(narrow);
            Bf16.widen(narrow, to);
        } else {
            floats(from).get(to);
        }
    }

    @Override
    public void read(int from, int[] to) {
        new IntPointer(at(from)).get(to);
    }

    @Override
    public void read(int from, byte[] to) {
        new BytePointer(at(from)).get(to);
    }

    @Override
    public void write(int from, float[] numbers) {
        if (isNarrow) {
            shorts(from).put(Bf16.narrowed(numbers));
        } else {
            floats(from).put(numbers);
        }
    }

    @Override
    public void write(int from, int[] numbers) {
        new IntPointer(at(from)).put(numbers);
    }

    @Override
    public void write(int from, byte[] numbers) {
        new BytePointer(at(from)).put(numbers);
    }

    @Override
    public void copy(Block source, int sourceFrom, int to, int count) {
        Pointer.memmove(at(to), ((OffHeapBlock) source).at(sourceFrom), (long) count * width);
    }

    @Override
    public void clear(int from, int count) {
        Pointer.memset(at(from), 0, (long) count * width);
    }

    @Override
    public void free() {
        memory.close();
    }
}
