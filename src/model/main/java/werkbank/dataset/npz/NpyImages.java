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

/** The images of an array: [n][height][width], or with channels behind or before height and width. */
final class NpyImages {
    private static final int LONGEST_SIDE = 4096;

    private NpyImages() {}

    /** @throws InputException when these are no images, or the array ends too early or too late */
    static Images read(NpyReader reader, NpyScale scale) {
        NpyHeader header = reader.header();
        boolean last = areChannelsLast(header);
        Shape shape = shape(header);
        List<byte[]> images = new ArrayList<>();
        for (long image = 0; image < header.sizes()[0]; image++) {
            byte[] pixels = pixels(reader, shape.values(), scale.factor());
            images.add(last ? PlanarPixels.planar(pixels, shape) : pixels);
        }
        reader.finish();
        return new Images(images.toArray(byte[][]::new), shape);
    }

    private static boolean areChannelsLast(NpyHeader header) {
        int[] sizes = sizes(header);
        return sizes.length == 3
                && PlanarPixels.areChannelsLast(sizes)
                        .orElseThrow(() -> new InputException(header.name() + ": " + PlanarPixels.whyNot(sizes)));
    }

    /**
     * The shape of an image.
     *
     * @throws InputException when these are no images
     */
    static Shape shape(NpyHeader header) {
        int[] sizes = sizes(header);
        return sizes.length == 3 ? PlanarPixels.shape(sizes, areChannelsLast(header)) : Shape.grey(sizes[0], sizes[1]);
    }

    private static byte[] pixels(NpyReader reader, int count, int factor) {
        NpyType type = reader.header().type();
        ByteBuffer buffer = reader.values(count);
        if (type.isUnsignedByte() && factor == 1) {
            return buffer.array();
        }
        byte[] pixels = new byte[count];
        for (int i = 0; i < count; i++) {
            double value = type.next(buffer) * factor;
            if (!(value >= 0 && value <= NpyScale.MOST)) {
                throw NpyScale.outside(reader.header(), value);
            }
            pixels[i] = (byte) Math.round(value);
        }
        return pixels;
    }

    /**
     * The number of values of an image.
     *
     * @throws InputException when these are no images
     */
    static int values(NpyHeader header) {
        return IntStream.of(sizes(header)).reduce(1, Math::multiplyExact);
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
