package werkbank.picture;

import java.util.Locale;

/**
 * An image of 8 bits, its channels one after the other.
 *
 * @param values [channels × height × width], 0 to 255 as unsigned bytes, row by row of each channel
 * @param channels 1 for grey, 3 for red, green and blue
 * @param height at least 1
 * @param width at least 1
 */
public record PlanarImage(byte[] values, int channels, int height, int width) {
    /** @throws IllegalArgumentException when there are no values, or not as many as the sizes say */
    public PlanarImage {
        if (values.length == 0 || values.length != (long) channels * height * width) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%d values for an image of %d × %d × %d", values.length, channels, height, width));
        }
    }

    /** Values of one channel. */
    int plane() {
        return height * width;
    }

    /**
     * The image in grey, its luma, or in three channels, which of a grey image are equal.
     *
     * @param others 1 or 3 channels
     */
    public PlanarImage in(int others) {
        if (channels == others) {
            return this;
        }
        byte[] changed = new byte[others * plane()];
        for (int i = 0; i < plane(); i++) {
            if (others == 1) {
                changed[i] = (byte) EightBits.luma(at(0, i), at(1, i), at(2, i));
            } else {
                for (int channel = 0; channel < others; channel++) {
                    changed[channel * plane() + i] = values[i];
                }
            }
        }
        return new PlanarImage(changed, others, height, width);
    }

    private int at(int channel, int place) {
        return Byte.toUnsignedInt(values[channel * plane() + place]);
    }

    /** Returns the image as one of grey values; it must have one channel. */
    public GreyImage grey() {
        return new GreyImage(values, height, width);
    }
}
