package werkbank.engine.plain;

import java.util.Locale;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;

/** Numbers in a Java array, or a part of one. */
final class PlainBuffer implements Buffer {
    private final PlainMemory.Block block;
    final Kind kind;
    /** Where it begins in its array. */
    final int offset;

    final int length;
    private final boolean isPart;

    PlainBuffer(PlainMemory.Block block, Kind kind, int length) {
        this(block, kind, 0, length, false);
    }

    private PlainBuffer(PlainMemory.Block block, Kind kind, int offset, int length, boolean isPart) {
        this.block = block;
        this.kind = kind;
        this.offset = offset;
        this.length = length;
        this.isPart = isPart;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Buffer part(long from, long partLength) {
        if (from < 0 || partLength < 0 || from > length - partLength) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "a buffer of %d has no part of %d from %d on", length, partLength, from));
        }
        return new PlainBuffer(block, kind, (int) (offset + from), (int) partLength, true);
    }

    @Override
    public void close() {
        if (!isPart) {
            block.free();
        }
    }

    /** The array of a buffer of kind FLOAT or VALUE. */
    float[] floats() {
        return (float[]) block.array();
    }

    int[] ints() {
        return (int[]) block.array();
    }

    byte[] bytes() {
        return (byte[]) block.array();
    }

    float get(int at) {
        return floats()[offset + at];
    }

    /** The array that has the numbers, whatever their kind. */
    Object array() {
        return block.array();
    }

    /** Whether the two have a number in common. */
    boolean overlaps(PlainBuffer other) {
        return block == other.block && offset < other.offset + other.length && other.offset < offset + length;
    }
}
