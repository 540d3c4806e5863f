package werkbank.engine.plain;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import werkbank.LongestArray;
import werkbank.engine.DeviceMemoryException;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

/** Memory that is counted as that of a card is. */
final class PlainMemory {
    /** The longest array of Java. */
    static final long LONGEST = LongestArray.LENGTH;

    private final Precision precision;
    private final long limit;
    private final Block.Source source;
    /** The buffers that were allocated and not yet freed, each with its bytes. */
    private final Map<Block, Long> blocks = new HashMap<>();

    private long taken;

    /** @param limit in bytes */
    PlainMemory(Precision precision, long limit, Block.Source source) {
        this.precision = precision;
        this.limit = limit;
        this.source = source;
    }

    PlainBuffer allocate(Kind kind, long length) {
        if (length > LONGEST) {
            throw new DeviceMemoryException(String.format(
                    Locale.ROOT, "%,d numbers were asked for in one piece, which has %,d at most", length, LONGEST));
        }
        long bytes = length * bytesOf(kind);
        if (bytes > free()) {
            throw new DeviceMemoryException(String.format(
                    Locale.ROOT, "%,d bytes were asked for, but only %,d of %,d are left", bytes, free(), limit));
        }
        int count = (int) length;
        Block block = source.allocate(kind, count, kind == Kind.VALUE && precision == Precision.BF16);
        blocks.put(block, bytes);
        taken += bytes;
        return new PlainBuffer(this, block, kind, count);
    }

    /** Bytes of a number. */
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

    /** Does nothing for a block that was freed. */
    void free(Block block) {
        Long bytes = blocks.remove(block);
        if (bytes != null) {
            taken -= bytes;
            block.free();
        }
    }

    void freeAll() {
        Set.copyOf(blocks.keySet()).forEach(this::free);
    }
}
