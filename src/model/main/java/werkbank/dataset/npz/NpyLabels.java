package werkbank.dataset.npz;

import java.util.Locale;
import java.util.stream.IntStream;
import werkbank.InputException;

/** The labels of an array: whole numbers from 0 on, [n] or [n][1]. */
final class NpyLabels {
    /** More classes than any set of images has; a larger label is something else. */
    private static final int MOST_CLASSES = 100_000;

    private NpyLabels() {}

    /** @throws InputException when these are no labels, or the array ends too early or too late */
    static int[] read(NpyReader reader) {
        NpyHeader header = reader.header();
        requireLabels(header);
        IntStream.Builder labels = IntStream.builder();
        for (long row = 0; row < header.sizes()[0]; row++) {
            double label = header.type().next(reader.values(1));
            if (label < 0 || label >= MOST_CLASSES) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: label %d is %.0f; expected whole numbers from 0 on, a class each",
                        header.name(),
                        row + 1,
                        label));
            }
            labels.add((int) label);
        }
        reader.finish();
        return labels.build().toArray();
    }

    private static void requireLabels(NpyHeader header) {
        long[] sizes = header.sizes();
        boolean isColumn = sizes.length == 1 || sizes.length == 2 && sizes[1] == 1;
        if (!isColumn || sizes[0] < 1 || header.type().isReal()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected whole numbers [labels] or [labels, 1] but found %s%s",
                    header.name(),
                    header.words(),
                    sizes.length == 2 ? "; of one-hot labels save numpy.argmax(labels, axis=1)" : ""));
        }
    }
}
