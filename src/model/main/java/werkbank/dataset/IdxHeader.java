package werkbank.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import werkbank.InputException;

/**
 * The header of an IDX file, which announces the values behind it.
 *
 * @param type one of the constants here
 * @param sizes of the dimensions, outermost first, 0 to 2^32 − 1 as the file says them
 * @param names what the dimensions count, for messages
 */
record IdxHeader(Path file, int type, long[] sizes, List<String> names) {
    static final int UNSIGNED_BYTE = 0x08;
    static final int FLOAT = 0x0D;

    /** 'unsigned bytes' and the like. */
    static String typeName(int type) {
        return switch (type) {
            case UNSIGNED_BYTE -> "unsigned bytes";
            case 0x09 -> "signed bytes";
            case 0x0B -> "shorts";
            case 0x0C -> "ints";
            case FLOAT -> "floats";
            case 0x0E -> "doubles";
            default -> String.format(Locale.ROOT, "an unknown type 0x%02X", type);
        };
    }

    int size(int dimension) {
        return size(dimension, Integer.MAX_VALUE);
    }

    /** @throws InputException when the size is 0 or beyond {@code most} */
    int size(int dimension, int most) {
        long size = sizes[dimension];
        if (size < 1 || size > most) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected 1 to %d %s but the header announces %d; is it the right file?",
                    file,
                    most,
                    names.get(dimension),
                    size));
        }
        return (int) size;
    }

    /** Bytes of header and values; {@link Long#MAX_VALUE} when beyond counting. */
    long fileBytes() {
        try {
            long values = LongStream.of(sizes).reduce(type == FLOAT ? Float.BYTES : 1, Math::multiplyExact);
            return Math.addExact(values, 4 + 4L * sizes.length);
        } catch (ArithmeticException tooLarge) {
            return Long.MAX_VALUE;
        }
    }

    /** '60000 images, 28 height, 28 width', for messages. */
    String shape() {
        return IntStream.range(0, sizes.length)
                .mapToObj(d -> sizes[d] + " " + names.get(d))
                .collect(Collectors.joining(", "));
    }
}
