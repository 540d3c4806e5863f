package werkbank.dataset.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import werkbank.InputException;

/**
 * The type of an array's values.
 *
 * @param words NumPy's own, for instance {@code <f4}
 * @param kind {@code u} unsigned, {@code i} signed, {@code f} real
 * @param bytes of a value
 * @param order of its bytes
 */
record NpyType(String words, char kind, int bytes, ByteOrder order) {
    private static final Pattern FORM = Pattern.compile("([<>|=])([ui])([1248])|([<>|=])(f)([48])");

    /** A part that lacks a class must not be numbered by itself. */
    private static final String NUMBERED =
            "numpy.searchsorted(names, labels) with names = numpy.unique(y_train) for each"
                    + " part, and the names in classes.txt, a line each";

    /** Advice that makes numbers of a type that has none, or others. */
    private enum Remedy {
        TEXT("[<>|=][US]\\d+", "save labels as numbers 0 to n - 1, " + NUMBERED),
        OBJECTS(
                "\\|O",
                "save numpy.array(images.tolist()) of images of one size, and labels as numbers 0 to n - 1, "
                        + NUMBERED),
        TRUTHS("\\|b1", "convert images with .astype('uint8') * 255, and labels with .astype('uint8')"),
        OTHER_REALS("[<>|=]f\\d+", "convert the array with .astype('float32')"),
        ELSE(".*", "convert the array, for instance with .astype('uint8')");

        private final Pattern types;
        private final String words;

        Remedy(String types, String words) {
            this.types = Pattern.compile(types);
            this.words = words;
        }

        static String of(String type) {
            return Stream.of(values())
                    .filter(remedy -> remedy.types.matcher(type).matches())
                    .findFirst()
                    .orElse(ELSE)
                    .words;
        }
    }

    /** @throws InputException when it is no number of up to eight bytes */
    static NpyType of(String name, String words) {
        Matcher form = FORM.matcher(words);
        if (!form.matches()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected whole numbers or reals of 4 or 8 bytes but found values of type %s; %s",
                    name,
                    words,
                    Remedy.of(words)));
        }
        int first = form.group(1) != null ? 1 : 4;
        return new NpyType(
                words,
                form.group(first + 1).charAt(0),
                Integer.parseInt(form.group(first + 2)),
                form.group(first).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    boolean isReal() {
        return kind == 'f';
    }

    boolean isUnsignedByte() {
        return kind == 'u' && bytes == 1;
    }

    /** The next value of a buffer in this type's order; an unsigned one of eight bytes above 2^63 comes out negative. */
    double next(ByteBuffer values) {
        return switch (bytes) {
            case 1 -> kind == 'u' ? Byte.toUnsignedInt(values.get()) : values.get();
            case 2 -> kind == 'u' ? Short.toUnsignedInt(values.getShort()) : values.getShort();
            case 4 -> isReal()
                    ? values.getFloat()
                    : kind == 'u' ? Integer.toUnsignedLong(values.getInt()) : values.getInt();
            default -> isReal() ? values.getDouble() : values.getLong();
        };
    }
}
