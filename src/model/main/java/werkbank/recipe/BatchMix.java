package werkbank.recipe;

/**
 * How the images of one batch are mixed: each with the next one in the batch, the last with the first. Without a rectangle
 * their values are added, with one it is taken from the next image; labels are added in both cases.
 *
 * @param share of the next image in the values, or in the area, and so in the label, 0 to 1; 0 for none
 * @param top of the rectangle in pixels
 * @param left of the rectangle in pixels
 * @param rows of the rectangle; 0 without one
 * @param columns of the rectangle
 */
public record BatchMix(float share, int top, int left, int rows, int columns) {
    /** No image is mixed with another one. */
    public static final BatchMix NONE = new BatchMix(0, 0, 0, 0, 0);

    /** Adds images, so much of the next one. */
    public static BatchMix ofImages(float share) {
        return new BatchMix(share, 0, 0, 0, 0);
    }

    /** Whether no image is mixed with another one. */
    public boolean isNone() {
        return share == 0;
    }

    /** Whether a rectangle is taken from the next image. */
    public boolean hasRectangle() {
        return rows > 0;
    }

    /** The share of the image itself. */
    public float own() {
        return 1 - share;
    }
}
