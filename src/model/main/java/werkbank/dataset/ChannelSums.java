package werkbank.dataset;

import java.util.stream.IntStream;
import werkbank.recipe.Shape;

/**
 * The sums of each image's values, from which the statistics of any of them follow without looking at a pixel again.
 *
 * @param shape of the images
 * @param values [images][channels][2]: sum and sum of squares of the values 0 to 255
 */
public record ChannelSums(Shape shape, long[] values) {
    /** Sums and sums of squares of one channel. */
    private static final int EACH = 2;

    /** Adds the values of images up, on all processors. */
    public static ChannelSums of(Images images) {
        int each = EACH * images.shape().channels();
        long[] values = new long[images.count() * each];
        IntStream.range(0, images.count())
                .parallel()
                .forEach(row -> System.arraycopy(
                        ofImage(images.row(row), images.shape().channels()), 0, values, row * each, each));
        return new ChannelSums(images.shape(), values);
    }

    /** The sums of one image, [channels][2]. */
    public static long[] ofImage(byte[] image, int channels) {
        long[] sums = new long[EACH * channels];
        int plane = image.length / channels;
        for (int channel = 0; channel < channels; channel++) {
            long sum = 0;
            long squares = 0;
            for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                int value = image[i] & 0xFF;
                sum += value;
                squares += value * value;
            }
            sums[EACH * channel] = sum;
            sums[EACH * channel + 1] = squares;
        }
        return sums;
    }

    /**
     * The statistics of the first images.
     *
     * @param count how many, at least 1
     */
    public ChannelStatistics over(int count) {
        int channels = shape.channels();
        long[] sums = new long[channels];
        long[] squares = new long[channels];
        for (int i = 0; i < count * channels; i++) {
            sums[i % channels] += values[EACH * i];
            squares[i % channels] += values[EACH * i + 1];
        }
        return ChannelStatistics.of((long) count * shape.height() * shape.width(), sums, squares);
    }

    /** Picks the images at these rows, in this order. */
    public ChannelSums subset(int[] rows) {
        int each = EACH * shape.channels();
        long[] picked = new long[rows.length * each];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * each, picked, i * each, each);
        }
        return new ChannelSums(shape, picked);
    }
}
