package werkbank.dataset;

import java.util.Locale;
import java.util.Optional;
import werkbank.recipe.Shape;

/** The order of an image's values in files that have several channels: all of a pixel together, or channel after channel. */
public final class PlanarPixels {
    private PlanarPixels() {}

    /**
     * Decides which of an image's three sizes counts its channels: the last when it is 1 or 3, else the first when it is.
     * An image of [3][height][3] is taken to have its channels last.
     *
     * @param sizes of one image, outermost first
     * @return whether the last does; empty when neither is 1 or 3
     */
    public static Optional<Boolean> areChannelsLast(int[] sizes) {
        if (isChannels(sizes[2])) {
            return Optional.of(true);
        }
        return isChannels(sizes[0]) ? Optional.of(false) : Optional.empty();
    }

    private static boolean isChannels(int size) {
        return size == 1 || size == 3;
    }

    /** The words for three sizes of which none counts channels. */
    public static String whyNot(int[] sizes) {
        return String.format(
                Locale.ROOT,
                "images of %d × %d × %d: either the first or the last must be the channels, 1 (grey) or 3 (red, green,"
                        + " blue)",
                sizes[0],
                sizes[1],
                sizes[2]);
    }

    /** The shape of an image with these three sizes. */
    public static Shape shape(int[] sizes, boolean channelsLast) {
        return channelsLast ? new Shape(sizes[2], sizes[0], sizes[1]) : new Shape(sizes[0], sizes[1], sizes[2]);
    }

    /**
     * Puts the values of a channel together.
     *
     * @param pixels [height][width][channels]
     * @return [channels][height][width]
     */
    public static byte[] planar(byte[] pixels, Shape shape) {
        int channels = shape.channels();
        if (channels == 1) {
            return pixels;
        }
        int plane = shape.height() * shape.width();
        byte[] planar = new byte[pixels.length];
        for (int pixel = 0; pixel < plane; pixel++) {
            for (int channel = 0; channel < channels; channel++) {
                planar[channel * plane + pixel] = pixels[pixel * channels + channel];
            }
        }
        return planar;
    }
}
