package werkbank.engine.operation;

/**
 * The sizes of a normalisation of each image over groups of its channels, [images][pixels][channels].
 *
 * <p>The numbers of an image's group, pixel by pixel, are summed as {@link SumOrder} says of {@link #partials} partials.
 *
 * @param groups that the channels are divided into, one after the other; they divide them without a rest
 */
public record GroupShape(int images, int pixels, int channels, int groups) {
    private static final int MOST_PARTIALS = 256;

    /** Channels of a group. */
    public int width() {
        return channels / groups;
    }

    /** Numbers of a group in an image. */
    public int size() {
        return pixels * width();
    }

    /** How many partials a group's sum has; a card's block can add them. */
    public int partials() {
        return Math.min(size(), MOST_PARTIALS);
    }

    /** Numbers of the batch. */
    public long length() {
        return (long) images * pixels * channels;
    }
}
