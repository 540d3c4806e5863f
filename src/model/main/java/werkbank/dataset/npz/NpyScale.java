package werkbank.dataset.npz;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import werkbank.InputException;

/**
 * The range of an archive's values. It is decided once, by the images that are learned from, so that no part is brighter
 * than another because its brightest value happens to be small.
 */
enum NpyScale {
    /** Values 0 to 255, as they are. */
    BYTES(1),
    /** Values 0 to 1. */
    UNIT(255);

    static final int MOST = 255;

    /** Images of which no value reaches so far are too dark for 0 to 255. */
    private static final int LEAST_BRIGHTEST = 12;

    private final int factor;

    NpyScale(int factor) {
        this.factor = factor;
    }

    /** The number that values are multiplied by, to be 0 to 255. */
    int factor() {
        return factor;
    }

    /**
     * Decides by the greatest value of reals; other types are taken as they are without a look at them.
     *
     * @throws InputException when a real is no number, negative or above 255, or the greatest fits neither range
     */
    static NpyScale of(NpyReader images) {
        if (!images.header().type().isReal()) {
            return BYTES;
        }
        double greatest = greatest(images);
        if (greatest > 1 && greatest < LEAST_BRIGHTEST) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected values 0 to 1, or 0 to 255, but the greatest is %s; clip them with numpy.clip(images,"
                            + " 0, 1), or scale them to 0 to 255",
                    images.header().name(),
                    greatest));
        }
        return greatest <= 1 ? UNIT : BYTES;
    }

    /**
     * Refuses an array of another range, or with a value that is in none. No value is kept.
     *
     * @param decided the name of the array by which this scale was decided
     */
    void requireFits(NpyReader images, String decided) {
        if (this == UNIT) {
            double greatest = greatest(images);
            if (greatest > 1) {
                throw unlike(images, "0 to 1", decided, greatest, "divide it");
            }
        } else if (!images.header().type().isUnsignedByte()) {
            double greatest = greatest(images);
            if (images.header().type().isReal() && greatest > 0 && greatest <= 1) {
                throw unlike(images, "0 to 255", decided, greatest, "multiply it");
            }
        }
    }

    private static InputException unlike(
            NpyReader images, String range, String decided, double greatest, String remedy) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: expected values %s as those of %s but the greatest is %s; %s by 255, or save both as numpy.uint8",
                images.header().name(),
                range,
                decided,
                greatest,
                remedy));
    }

    private static double greatest(NpyReader images) {
        NpyHeader header = images.header();
        int values = NpyImages.values(header);
        double greatest = 0;
        for (long image = 0; image < header.sizes()[0]; image++) {
            ByteBuffer buffer = images.values(values);
            for (int i = 0; i < values; i++) {
                double value = header.type().next(buffer);
                // NaN is neither.
                if (!(value >= 0 && value <= MOST)) {
                    throw outside(header, value);
                }
                greatest = Math.max(greatest, value);
            }
        }
        return greatest;
    }

    static InputException outside(NpyHeader header, double value) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: expected values 0 to 255, or 0 to 1, but found %s; undo what was done to them, or save them as"
                        + " numpy.uint8",
                header.name(),
                value));
    }

    /**
     * Tells what was done to the values, in words without a full stop; nothing where they are what they were.
     *
     * @param array its name
     * @param decided the name of the array by which this scale was decided
     */
    List<String> notes(NpyType type, String array, String decided) {
        if (this == BYTES && !type.isReal()) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "%s has %s 0 to %d; they were %s%s",
                array,
                type.isReal() ? "reals" : "whole numbers",
                MOST / factor,
                this == UNIT ? "multiplied by 255 and rounded" : "rounded",
                array.equals(decided) ? "" : ", as those of " + decided));
    }
}
