package werkbank.engine.plain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;

/** Numbers in a Java array, or a part of one. */
final class PlainBuffer implements Buffer {
    private final PlainMemory.Block block;
    private final Kind kind;
    /** The index in its array at which it begins. */
    private final int offset;

    private final int length;
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

    /**
     * The buffer as a plain one.
     *
     * @throws IllegalArgumentException when it is of none of the kinds, or not as long
     */
    static PlainBuffer exactly(long length, Buffer buffer, Kind... kinds) {
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
    PlainBuffer apartFrom(PlainBuffer... inputs) {
        for (PlainBuffer input : inputs) {
            if (block == input.block && offset < input.offset + input.length && input.offset < offset + length) {
                throw new IllegalArgumentException("a result shares memory with what it is computed from");
            }
        }
        return this;
    }

    /** Takes these numbers for ones of another kind. */
    PlainBuffer as(Kind other) {
        return new PlainBuffer(block, other, offset, length, true);
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
        return new PlainBuffer(block, kind, (int) (offset + from), (int) partLength, true);
    }

    @Override
    public void close() {
        if (!isPart) {
            block.free();
        }
    }

    /** A copy of all numbers of a buffer of kind FLOAT or VALUE. */
    float[] numbers() {
        return numbers(length);
    }

    /** A copy of the first numbers of a buffer of kind FLOAT or VALUE. */
    float[] numbers(int count) {
        return Arrays.copyOfRange((float[]) block.array(), offset, offset + count);
    }

    /** A copy of all numbers of a buffer of kind INT. */
    int[] ints() {
        return Arrays.copyOfRange((int[]) block.array(), offset, offset + length);
    }

    /** A number of a buffer of kind INT. */
    int number(int at) {
        return ((int[]) block.array())[offset + at];
    }

    /** Copies bytes of a buffer of kind BYTE. */
    void read(int from, byte[] to) {
        System.arraycopy(block.array(), offset + from, to, 0, to.length);
    }

    /** Writes the first numbers, as its kind stores them. */
    void write(float[] numbers) {
        System.arraycopy(numbers, 0, block.array(), offset, numbers.length);
        if (block.isNarrow(kind)) {
            Rounding.toBf16((float[]) block.array(), offset, numbers.length);
        }
    }

    /** Writes the first numbers of a buffer of kind INT. */
    void write(int[] numbers) {
        System.arraycopy(numbers, 0, block.array(), offset, numbers.length);
    }

    void write(byte[] numbers) {
        System.arraycopy(numbers, 0, block.array(), offset, numbers.length);
    }

    /** Copies all of a buffer of the same kind. */
    void write(PlainBuffer from) {
        System.arraycopy(from.block.array(), from.offset, block.array(), offset, from.length);
    }

    void clear() {
        switch (kind) {
            case FLOAT, VALUE -> Arrays.fill((float[]) block.array(), offset, offset + length, 0);
            case INT -> Arrays.fill((int[]) block.array(), offset, offset + length, 0);
            case BYTE -> Arrays.fill((byte[]) block.array(), offset, offset + length, (byte) 0);
        }
    }
}
