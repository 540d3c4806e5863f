package werkbank.engine.plain;

import java.util.Locale;
import java.util.Set;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;

/** Numbers in a block of memory, or in a part of one. */
public final class PlainBuffer implements Buffer {
    private final PlainMemory memory;
    private final Block block;
    private final Kind kind;
    /** The place in its block at which it begins. */
    private final int offset;

    private final int length;
    private final boolean isPart;

    PlainBuffer(PlainMemory memory, Block block, Kind kind, int length) {
        this(memory, block, kind, 0, length, false);
    }

    private PlainBuffer(PlainMemory memory, Block block, Kind kind, int offset, int length, boolean isPart) {
        this.memory = memory;
        this.block = block;
        this.kind = kind;
        this.offset = offset;
        this.length = length;
        this.isPart = isPart;
    }

    /**
     * The buffer as a plain one.
     *
     * @throws IllegalArgumentException when it is of none of the kinds, or shorter
     */
    public static PlainBuffer of(Buffer buffer, long atLeast, Kind... kinds) {
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

    /**
     * The buffer as a plain one.
     *
     * @throws IllegalArgumentException when it is of none of the kinds, or not as long
     */
    public static PlainBuffer exactly(long length, Buffer buffer, Kind... kinds) {
        PlainBuffer plain = of(buffer, length, kinds);
        if (plain.length != length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a buffer has %d numbers, not %d", plain.length, length));
        }
        return plain;
    }

    /**
     * Makes sure that this buffer has no number in common with those that it is computed from.
     *
     * @return this buffer
     * @throws IllegalArgumentException when it has
     */
    public PlainBuffer apartFrom(PlainBuffer... inputs) {
        for (PlainBuffer input : inputs) {
            if (block == input.block && offset < input.offset + input.length && input.offset < offset + length) {
                throw new IllegalArgumentException("a result shares memory with what it is computed from");
            }
        }
        return this;
    }

    /** Takes these numbers for ones of another kind; they are stored with as many bits as they are. */
    public PlainBuffer as(Kind other) {
        return new PlainBuffer(memory, block, other, offset, length, true);
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
    public PlainBuffer part(long from, long partLength) {
        if (from < 0 || partLength < 0 || from > length - partLength) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "a buffer of %d has no part of %d from %d on", length, partLength, from));
        }
        return new PlainBuffer(memory, block, kind, (int) (offset + from), (int) partLength, true);
    }

    /** Cuts the buffer into parts of the same length, and gives one of them, counted from 0. */
    public PlainBuffer slice(int index, int slices) {
        long each = length / slices;
        return part(index * each, each);
    }

    @Override
    public void close() {
        if (!isPart) {
            memory.free(block);
        }
    }

    /** The memory that it lies in. */
    public Block block() {
        return block;
    }

    /** The place in its block at which it begins. */
    public int offset() {
        return offset;
    }

    /** A copy of all numbers of a buffer of kind FLOAT or VALUE. */
    public float[] numbers() {
        return numbers(length);
    }

    /** A copy of the first numbers of a buffer of kind FLOAT or VALUE. */
    float[] numbers(int count) {
        float[] numbers = new float[count];
        block.read(offset, numbers);
        return numbers;
    }

    /**
     * Copies numbers of a buffer of kind FLOAT or VALUE.
     *
     * @return {@code to}
     */
    public float[] read(int from, float[] to) {
        block.read(offset + from, to);
        return to;
    }

    /** Writes numbers from one on, as its kind stores them. */
    public void write(int from, float[] numbers) {
        block.write(offset + from, numbers);
    }

    /** A copy of all numbers of a buffer of kind INT. */
    public int[] ints() {
        int[] numbers = new int[length];
        block.read(offset, numbers);
        return numbers;
    }

    /** A number of a buffer of kind INT. */
    public int number(int at) {
        int[] number = new int[1];
        block.read(offset + at, number);
        return number[0];
    }

    /** Copies bytes of a buffer of kind BYTE. */
    public void read(int from, byte[] to) {
        block.read(offset + from, to);
    }

    /** Writes the first numbers, as its kind stores them. */
    public void write(float[] numbers) {
        block.write(offset, numbers);
    }

    /** Writes the first numbers of a buffer of kind INT. */
    void write(int[] numbers) {
        block.write(offset, numbers);
    }

    void write(byte[] numbers) {
        block.write(offset, numbers);
    }

    /** Copies all of a buffer of the same kind. */
    public void write(PlainBuffer from) {
        block.copy(from.block, from.offset, offset, from.length);
    }

    void clear() {
        block.clear(offset, length);
    }
}
