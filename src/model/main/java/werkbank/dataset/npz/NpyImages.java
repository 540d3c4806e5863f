package werkbank.dataset.npz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import werkbank.InputException;
import werkbank.dataset.Images;
import werkbank.dataset.PlanarPixels;
import werkbank.recipe.Shape;

/**
 * The images of an array: [n][height][width], or with channels behind or before height and width.
 *
 * @param notes what was done to the values, for people
 */
record NpyImages(Images images, List<String> notes) {
    private static final int LONGEST_SIDE = 4096;

    private static final int MOST = 255;

    /**
     * Looks for the greatest value of reals, which says whether they are 0 to 1 or 0 to 255; other types need no look.
     *
     * @throws InputException when a value is no number or negative
     */
    static double greatest(NpyReader reader) {
        NpyHeader header = reader.header();
        int[] sizes = sizes(header);
        double greatest = 0;
        if (header.type().isReal()) {
            int values = values(sizes);
            for (long image = 0; image < header.sizes()[0]; image++) {
                ByteBuffer buffer = reader.values(values);
                for (int i = 0; i < values; i++) {
                    double value = header.type().next(buffer);
                    // NaN is neither.
                    if (!(value >= 0 && value <= MOST)) {
                        throw outside(header, value);
                    }
                    greatest = Math.max(greatest, value);
                }
            }
        }
        return greatest;
    }

    private static InputException outside(NpyHeader header, double value) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: expected values 0 to 255, or 0 to 1, but found %s; undo what was done to them, or save them as"
                        + " numpy.uint8",
                header.name(),
                value));
    }

    /** @throws InputException when these are no images, or the array ends too early or too late */
    static NpyImages read(NpyReader reader, String array, double greatest) {
        NpyHeader header = reader.header();
        int[] sizes = sizes(header);
        boolean last = sizes.length == 3
                && PlanarPixels.areChannelsLast(sizes)
                        .orElseThrow(() -> new InputException(header.name() + ": " + PlanarPixels.whyNot(sizes)));
        Shape shape = sizes.length == 3 ? PlanarPixels.shape(sizes, last) : Shape.grey(sizes[0], sizes[1]);
        boolean scaled = header.type().isReal() && greatest <= 1;
        List<byte[]> images = new ArrayList<>();
        for (long image = 0; image < header.sizes()[0]; image++) {
            byte[] pixels = pixels(reader, shape.values(), scaled ? MOST : 1);
            images.add(last ? PlanarPixels.planar(pixels, shape) : pixels);
        }
        reader.finish();
        return new NpyImages(new Images(images.toArray(byte[][]::new), shape), notes(header, array, scaled));
    }

    private static List<String> notes(NpyHeader header, String array, boolean scaled) {
        if (!header.type().isReal()) {
            return List.of();
        }
        return List.of(
                scaled
                        ? array + " has reals 0 to 1; they were multiplied by 255 and rounded"
                        : array + " has reals 0 to 255; they were rounded");
    }

    private static byte[] pixels(NpyReader reader, int count, double factor) {
        NpyType type = reader.header().type();
        ByteBuffer buffer = reader.values(count);
        if (type.isUnsignedByte()) {
            return buffer.array();
        }
        byte[] pixels = new byte[count];
        for (int i = 0; i < count; i++) {
            double value = type.next(buffer) * factor;
            if (!(value >= 0 && value <= MOST)) {
                throw outside(reader.header(), value);
            }
            pixels[i] = (byte) Math.round(value);
        }
        return pixels;
    }

    private static int values(int[] sizes) {
        return IntStream.of(sizes).reduce(1, Math::multiplyExact);
    }

    private static int[] sizes(NpyHeader header) {
        long[] sizes = header.sizes();
        if (sizes.length != 3 && sizes.length != 4) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected [images, height, width] or [images, height, width, channels] but found %s",
                    header.name(),
                    header.words()));
        }
        for (int d = 0; d < sizes.length; d++) {
            if (sizes[d] < 1 || sizes[d] > (d == 0 ? Integer.MAX_VALUE : LONGEST_SIDE)) {
                throw new InputException(
                        String.format(Locale.ROOT, "%s: there are no images of %s", header.name(), header.words()));
            }
        }
        int[] image = new int[sizes.length - 1];
        for (int d = 0; d < image.length; d++) {
            image[d] = (int) sizes[d + 1];
        }
        return image;
    }
}
