package werkbank.engine.plain;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import werkbank.engine.DeviceMemoryException;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

/** Arrays that are counted as the memory of a card is. */
final class PlainMemory {
    /** The longest array of Java. */
    private static final long LONGEST = Integer.MAX_VALUE - 8;

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

        /** @throws IllegalStateException when it was freed */
        Object array() {
            if (array == null) {
                throw new IllegalStateException("the buffer is closed");
            }
            return array;
        }

        /** Whether numbers of a kind are stored with fewer than 32 bits. */
        boolean isNarrow(Kind kind) {
            return kind == Kind.VALUE && precision == Precision.BF16;
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
        if (bytes > free() || length > LONGEST) {
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
}
