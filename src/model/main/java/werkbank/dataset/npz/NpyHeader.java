package werkbank.dataset.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import werkbank.InputException;

/**
 * The header of an array as NumPy writes it: the magic bytes, a version, a length, then a Python dictionary as text.
 *
 * <p>NumPy Enhancement Proposal 1, A simple file format for NumPy arrays.
 *
 * @param name of the array, with that of its file, for messages
 * @param type of its values
 * @param fortranOrder whether the first index runs fastest
 * @param sizes of its dimensions, outermost first
 */
record NpyHeader(String name, NpyType type, boolean fortranOrder, long[] sizes) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** No array of numbers needs more. */
    private static final int MOST_BYTES = 10_000;

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    /** @throws InputException when it is no header of an array of numbers */
    static NpyHeader read(String name, InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new InputException(
                    name + ": expected an array of NumPy's but it doesn't begin as one; save it again");
        }
        boolean isShort = start[MAGIC.length] == 1;
        ByteBuffer length = ByteBuffer.wrap(in.readNBytes(isShort ? Short.BYTES : Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (length.remaining() < (isShort ? Short.BYTES : Integer.BYTES)) {
            throw cutOff(name);
        }
        int bytes = isShort ? Short.toUnsignedInt(length.getShort()) : length.getInt();
        if (bytes < 0 || bytes > MOST_BYTES) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s: its header says that it has %d bytes; save the array again", name, bytes));
        }
        byte[] text = in.readNBytes(bytes);
        if (text.length < bytes) {
            throw cutOff(name);
        }
        return parsed(name, new String(text, StandardCharsets.UTF_8));
    }

    private static InputException cutOff(String name) {
        return new InputException(name + ": truncated: the array ends in its header; save it again");
    }

    private static NpyHeader parsed(String name, String text) {
        Matcher shape = found(name, SHAPE, text);
        return new NpyHeader(
                name,
                NpyType.of(name, found(name, TYPE, text).group(1)),
                found(name, ORDER, text).group(1).equals("True"),
                Arrays.stream(shape.group(1).split(","))
                        .map(String::strip)
                        .filter(size -> !size.isEmpty())
                        .mapToLong(size -> size(name, size))
                        .toArray());
    }

    private static Matcher found(String name, Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s: expected an array of numbers but its header is %s", name, text.strip()));
        }
        return matcher;
    }

    private static long size(String name, String digits) {
        if (digits.length() > 18) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: a dimension of %s can't be; save the array again", name, digits));
        }
        return Long.parseLong(digits);
    }

    /** Sizes and type in words for messages, such as {@code [1000, 28, 28] of |u1}. */
    String words() {
        return Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "] of "))
                + type.words();
    }
}
