package werkbank.recipe;

import java.util.Optional;

/**
 * Ranges of the random changes that each training image gets in each epoch, every value fixed. Rotation, shift, shear
 * and zoom have the meaning of Keras's ImageDataGenerator; every draw is uniform in its range.
 *
 * @param rotation degrees to either side, 0 to 180
 * @param shift share of width and of height to either side, each 0 to 1, drawn for each axis
 * @param shear angle in degrees to either side, in [0, 90)
 * @param zoom scale is drawn from [1 − zoom, 1 + zoom] for each axis, each in [0, 1)
 * @param zoomTied the vertical axis's scale holds for both
 * @param flipHorizontal probability that left and right change places
 * @param flipVertical probability that top and bottom change places
 * @param brightness grey values are multiplied by a factor from [1 − brightness, 1 + brightness] and clipped, 0 to 1
 * @param elastic empty for none
 * @param erase empty for never
 * @param fill what lies outside the image
 */
public record Augmentation(
        double rotation,
        Axes shift,
        double shear,
        Axes zoom,
        boolean zoomTied,
        double flipHorizontal,
        double flipVertical,
        double brightness,
        Optional<Elastic> elastic,
        Optional<Erase> erase,
        Fill fill) {
    /** Images stay as they are. */
    public static final Augmentation NONE = affine(0, 0, 0, 0);

    /**
     * A value for each axis.
     *
     * @param x of the horizontal one, along the width
     * @param y of the vertical one, along the height
     */
    public record Axes(double x, double y) {
        static final Axes ZERO = new Axes(0, 0);
    }

    /**
     * Elastic distortion: random displacements, one for each pixel and axis, smoothed by a Gaussian.
     *
     * <p>Simard, Steinkraus and Platt (2003), Best practices for convolutional neural networks applied to visual
     * document analysis, ICDAR.
     *
     * @param alpha factor of the smoothed displacements, which are uniform in [−1, 1] pixels before, greater than 0
     * @param sigma standard deviation of the Gaussian in pixels, in (0, 100]
     */
    public record Elastic(double alpha, double sigma) {}

    /**
     * Random erasing of one rectangle.
     *
     * <p>Zhong, Zheng, Kang, Li and Yang (2017), Random erasing data augmentation, arXiv:1708.04896.
     *
     * @param probability that an image is erased in, in (0, 1]
     * @param minArea smallest share of the image, in (0, area]
     * @param area largest share of the image, to 1
     * @param aspect height / width is drawn from [aspect, 1 / aspect], in (0, 1]
     */
    public record Erase(double probability, double minArea, double area, double aspect, Content content) {}

    /** The content of an erased rectangle; the YAML file has it in lower case. */
    public enum Content {
        /** Each pixel has a grey value of its own, uniform from 0 to 1. */
        NOISE,
        ZERO
    }

    /** The values outside the image; the YAML file has it in lower case. */
    public enum Fill {
        /** The nearest pixel of the edge. */
        NEAREST,
        /** Values of 0. */
        CONSTANT,
        /** The image mirrored at its edges: d c b a | a b c d | d c b a. */
        REFLECT
    }

    /** Rotation, shift, shear and zoom alone, the same range on both axes. */
    public static Augmentation affine(double rotation, double shift, double shear, double zoom) {
        return new Augmentation(
                rotation,
                new Axes(shift, shift),
                shear,
                new Axes(zoom, zoom),
                false,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Fill.NEAREST);
    }

    /**
     * All ranges, elastic displacements too, times a share. Flips stay as likely, and nothing is erased: what an image
     * shows is not to be hidden.
     *
     * @param share 0 to 1
     */
    public Augmentation atStrength(double share) {
        return new Augmentation(
                rotation * share,
                new Axes(shift.x * share, shift.y * share),
                shear * share,
                new Axes(zoom.x * share, zoom.y * share),
                zoomTied,
                flipHorizontal,
                flipVertical,
                brightness * share,
                elastic.map(field -> new Elastic(field.alpha * share, field.sigma)),
                Optional.empty(),
                fill);
    }

    /** Whether every image stays as it is. */
    public boolean isNone() {
        return !movesPixels() && brightness == 0 && erase.isEmpty();
    }

    /** Whether pixels change their place: by the affine transform, a flip or elastic distortion. */
    public boolean movesPixels() {
        return rotation > 0
                || shear > 0
                || !shift.equals(Axes.ZERO)
                || !zoom.equals(Axes.ZERO)
                || flipHorizontal > 0
                || flipVertical > 0
                || elastic.isPresent();
    }
}
