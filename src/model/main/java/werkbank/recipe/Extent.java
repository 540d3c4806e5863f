package werkbank.recipe;

/**
 * The size of what a layer puts out for one image.
 *
 * @param height in pixels; 1 of a vector
 * @param width in pixels; 1 of a vector
 * @param channels or units
 * @param isFlat whether it is a vector and no longer an image
 */
public record Extent(long height, long width, long channels, boolean isFlat) {
    /** An image of this shape. */
    public static Extent image(Shape shape) {
        return new Extent(shape.height(), shape.width(), shape.channels(), false);
    }

    static Extent vector(long units) {
        return new Extent(1, 1, units, true);
    }

    /** Numbers for one image. */
    public long values() {
        return height * width * channels;
    }

    /** Height × width × channels, or units, for instance {@code 28×28×32}. */
    @Override
    public String toString() {
        return isFlat ? String.valueOf(channels) : height + "×" + width + "×" + channels;
    }
}
