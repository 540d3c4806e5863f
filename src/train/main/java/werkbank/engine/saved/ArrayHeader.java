package werkbank.engine.saved;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;

/**
 * The header that ND4J writes before the numbers of an array: a buffer of 64-bit integers with rank, shape, strides,
 * type, element stride and order, and the kind and length of the numbers. All is big-endian.
 */
final class ArrayHeader {
    private static final String MODE = "MIXED_DATA_TYPES";
    /** Numbers that tell the shape of an array with one dimension. */
    private static final int LEAST = 6;

    /** Numbers that tell the shape of an array with two dimensions. */
    private static final int MOST = 8;

    private ArrayHeader() {}

    /**
     * Reads up to the numbers, which have to be 32-bit ones in one row.
     *
     * @return how many follow, by what it says
     * @throws werkbank.InputException when they are anything else
     */
    static long readVector(DataInputStream in) throws IOException {
        try {
            return vector(in);
        } catch (EOFException | UTFDataFormatException | ArithmeticException e) {
            throw NetworkFile.wrong("its parameters are no vector");
        }
    }

    private static long vector(DataInputStream in) throws IOException {
        long length = buffer(in, "LONG");
        if (length != LEAST && length != MOST) {
            throw NetworkFile.wrong("its parameters are no vector");
        }
        long rank = in.readLong();
        long count = 1;
        for (int i = 1; i < length; i++) {
            long value = in.readLong();
            count = i <= rank ? Math.multiplyExact(count, value) : count;
        }
        if (rank * 2 + 4 != length || count < 1 || buffer(in, "FLOAT") != count) {
            throw NetworkFile.wrong("its parameters are no vector");
        }
        return count;
    }

    private static long buffer(DataInputStream in, String type) throws IOException {
        String mode = in.readUTF();
        long length = in.readLong();
        String found = in.readUTF();
        if (!mode.equals(MODE) || !found.equals(type)) {
            throw NetworkFile.wrong("its parameters are of another kind than %s", type);
        }
        return length;
    }
}
