package werkbank.space;

/**
 * Ranges of the random affine transform that each training image gets in each epoch, with the meaning of Keras's
 * ImageDataGenerator: every draw is uniform in the range, pixels outside the image repeat the nearest edge.
 *
 * @param rotation degrees to either side, 0 to 180
 * @param shift share of height and of width to either side, 0 to 1, drawn for each axis
 * @param shear angle in degrees to either side, 0 to 90
 * @param zoom scale is drawn from [1 − zoom, 1 + zoom] for each axis, 0 to 1
 */
public record Augmentation(double rotation, double shift, double shear, double zoom) {
    /** Images stay as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0);

    public boolean isNone() {
        return equals(NONE);
    }
}
