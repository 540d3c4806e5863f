package werkbank.engine.plain;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import werkbank.engine.DeviceMemoryException;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

/** Arrays that are counted as the memory of a card is. */
final class PlainMemory {
    private final Precision precision;
    private final long limit;
    private final Set<Block> blocks = new HashSet<>();
    private long taken;

    /** @param limit in bytes */
    PlainMemory(Precision precision, long limit) {
        this.precision = precision;
        this.limit = limit;
    }

    /** An array until it is freed. */
    final class Block {
        private final long bytes;
        private Object array;

        private Block(Object array, long bytes) {
            this.array = array;
            this.bytes = bytes;
        }

        Object array() {
            if (array == null) {
                throw new IllegalStateException("the buffer is closed");
            }
            return array;
        }

        void free() {
            if (array != null) {
                array = null;
                taken -= bytes;
                blocks.remove(this);
            }
        }
    }

    PlainBuffer allocate(Kind kind, long length) {
        long bytes = length * bytesOf(kind);
        if (bytes > free() || length > Integer.MAX_VALUE - 8) {
            throw new DeviceMemoryException(String.format(
                    Locale.ROOT, "%,d bytes were asked for, but only %,d of %,d are left", bytes, free(), limit));
        }
        int count = (int) length;
        Object array =
                switch (kind) {
                    case FLOAT, VALUE -> new float[count];
                    case INT -> new int[count];
                    case BYTE -> new byte[count];
                };
        Block block = new Block(array, bytes);
        blocks.add(block);
        taken += bytes;
        return new PlainBuffer(block, kind, count);
    }

    /** Bytes that a card would need for a number. */
    private int bytesOf(Kind kind) {
        return switch (kind) {
            case FLOAT, INT -> Float.BYTES;
            case VALUE -> precision == Precision.BF16 ? Short.BYTES : Float.BYTES;
            case BYTE -> 1;
        };
    }

    long free() {
        return limit - taken;
    }

    void freeAll() {
        Set.copyOf(blocks).forEach(Block::free);
    }

    /**
     * The buffer as a plain one.
     *
     * @throws IllegalArgumentException when it is of none of the kinds, or shorter
     */
    static PlainBuffer of(Buffer buffer, long atLeast, Kind... kinds) {
        PlainBuffer plain = (PlainBuffer) buffer;
        if (!Set.of(kinds).contains(plain.kind)) {
            throw new IllegalArgumentException("a buffer is of kind " + plain.kind + ", not of " + Set.of(kinds));
        }
        if (plain.length < atLeast) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a buffer has %d numbers, not %d", plain.length, atLeast));
        }
        return plain;
    }

    /** @throws IllegalArgumentException when the result shares memory with an input */
    static void distinct(PlainBuffer result, PlainBuffer... inputs) {
        for (PlainBuffer input : inputs) {
            if (result.overlaps(input)) {
                throw new IllegalArgumentException("a result shares memory with what it is computed from");
            }
        }
    }

    /** Lets a result that was computed with 32 bits have what its kind stores. */
    void settle(PlainBuffer result) {
        if (result.kind == Kind.VALUE && precision == Precision.BF16) {
            Rounding.toBf16(result.floats(), result.offset, result.length);
        }
    }
}
