package werkbank.engine.plain;

import java.util.Arrays;
import werkbank.engine.operation.Kind;

/** A Java array as memory; narrow numbers are 32-bit ones that have no more digits than they. */
final class ArrayBlock implements Block {
    private final boolean isNarrow;
    private Object array;

    ArrayBlock(Kind kind, int length, boolean isNarrow) {
        this.isNarrow = isNarrow;
        this.array = switch (kind) {
            case FLOAT, VALUE -> new float[length];
            case INT -> new int[length];
            case BYTE -> new byte[length];
        };
    }

    private Object array() {
        if (array == null) {
            throw new IllegalStateException("the buffer is closed");
        }
        return array;
    }

    private void read(int from, Object to, int count) {
        System.arraycopy(array(), from, to, 0, count);
    }

    @Override
    public void read(int from, float[] to) {
        read(from, to, to.length);
    }

    @Override
    public void read(int from, int[] to) {
        read(from, to, to.length);
    }

    @Override
    public void read(int from, byte[] to) {
        read(from, to, to.length);
    }

    @Override
    public void write(int from, float[] numbers) {
        System.arraycopy(numbers, 0, array(), from, numbers.length);
        if (isNarrow) {
            Rounding.toBf16((float[]) array, from, numbers.length);
        }
    }

    @Override
    public void write(int from, int[] numbers) {
        System.arraycopy(numbers, 0, array(), from, numbers.length);
    }

    @Override
    public void write(int from, byte[] numbers) {
        System.arraycopy(numbers, 0, array(), from, numbers.length);
    }

    @Override
    public void copy(Block source, int sourceFrom, int to, int count) {
        System.arraycopy(((ArrayBlock) source).array(), sourceFrom, array(), to, count);
    }

    @Override
    public void clear(int from, int count) {
        if (array() instanceof float[] floats) {
            Arrays.fill(floats, from, from + count, 0);
        } else if (array instanceof int[] ints) {
            Arrays.fill(ints, from, from + count, 0);
        } else {
            Arrays.fill((byte[]) array, from, from + count, (byte) 0);
        }
    }

    @Override
    public void free() {
        array = null;
    }
}
