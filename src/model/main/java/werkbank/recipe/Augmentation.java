package werkbank.recipe;

import java.util.Optional;

/**
 * Ranges of the random changes that each training image gets in each epoch, every value fixed. Rotation, shift, shear
 * and zoom have the meaning of Keras's ImageDataGenerator; every draw is uniform in its range. {@link
 * AugmentationBuilder} makes one of the ranges that differ from {@link #NONE}.
 *
 * @param rotation degrees to either side, 0 to 180
 * @param shift share of width and of height to either side, each 0 to 1, drawn for each axis
 * @param shear angle in degrees to either side, in [0, 90)
 * @param zoom scale is drawn from [1 − zoom, 1 + zoom] for each axis, each in [0, 1)
 * @param zoomTied the vertical axis's scale holds for both
 * @param flipHorizontal probability that left and right change places
 * @param flipVertical probability that top and bottom change places
 * @param brightness values are multiplied by a factor from [1 − brightness, 1 + brightness] and clipped, 0 to 1
 * @param elastic empty for none
 * @param erase empty for never
 * @param fill what lies outside the image
 * @param cropPadding pixels that the image is padded with on each side before a part of its size is cut out at random, as
 *     He, Zhang, Ren and Sun (2016) do; at least 0
 * @param flipMode how it is decided in which epochs an image is flipped
 * @param contrast distances from the image's mean are multiplied by a factor from [1 − contrast, 1 + contrast], 0 to 1
 * @param saturation distances from a pixel's grey are multiplied by a factor from [1 − saturation, 1 + saturation], 0 to 1
 * @param hue the hue is turned by a share of a whole turn to either side, 0 to 0.5
 * @param grey probability that a colour image loses its colours
 * @param blur empty for never
 * @param cutout side of a square of 0 in pixels, whose middle lies anywhere in the image (DeVries and Taylor, 2017,
 *     arXiv:1708.04552); 0 for none
 * @param randAugment empty for none
 * @param mixing how the images of a batch are mixed with each other
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
        Fill fill,
        int cropPadding,
        FlipMode flipMode,
        double contrast,
        double saturation,
        double hue,
        double grey,
        Optional<Blur> blur,
        int cutout,
        Optional<RandAugment> randAugment,
        Mixing mixing) {
    /** Images stay as they are. */
    public static final Augmentation NONE = new AugmentationBuilder().build();

    /** Takes what a record of a former version has not as none. */
    public Augmentation {
        flipMode = flipMode == null ? FlipMode.RANDOM : flipMode;
        blur = blur == null ? Optional.empty() : blur;
        randAugment = randAugment == null ? Optional.empty() : randAugment;
        mixing = mixing == null ? Mixing.NONE : mixing;
    }

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
        /** Each channel of each pixel has a value of its own, uniform from 0 to 1. */
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

    /** The way in which it is decided when an image is flipped; the YAML file has it in lower case. */
    public enum FlipMode {
        /** Each flip is drawn anew in each epoch. */
        RANDOM,
        /**
         * The epochs with a flip are spread evenly: with a probability of 0.5 an image is flipped in every other epoch, and a
         * hash of seed and row decides which come first (Jordan, 2024, arXiv:2404.00498).
         */
        ALTERNATING
    }

    /**
     * Gaussian blur of some images.
     *
     * @param probability that an image is blurred, in (0, 1]
     * @param minSigma smallest standard deviation of the Gaussian in pixels, in (0, sigma]
     * @param sigma largest one, to 100
     */
    public record Blur(double probability, double minSigma, double sigma) {}

    /**
     * Some of fourteen changes one after the other, all equally strong.
     *
     * <p>Cubuk, Zoph, Shlens and Le (2020), RandAugment: practical automated data augmentation with a reduced search
     * space, arXiv:1909.13719.
     *
     * @param operations that each image gets, 1 to 14
     * @param magnitude of each, 0 to 30
     */
    public record RandAugment(int operations, double magnitude) {
        /** The greatest magnitude. */
        public static final int MOST = 30;
    }

    /**
     * All ranges times a share: elastic displacements, padding and the magnitude of RandAugment too. Flips stay as likely.
     * Nothing is erased, cut out, blurred or made grey, and no image is mixed with others: what an image shows is not to be
     * hidden.
     *
     * @param share 0 to 1
     */
    public Augmentation atStrength(double share) {
        return new AugmentationBuilder()
                .rotation(rotation * share)
                .shift(new Axes(shift.x * share, shift.y * share))
                .shear(shear * share)
                .zoom(new Axes(zoom.x * share, zoom.y * share))
                .zoomTied(zoomTied)
                .flipHorizontal(flipHorizontal)
                .flipVertical(flipVertical)
                .brightness(brightness * share)
                .elastic(elastic.map(field -> new Elastic(field.alpha * share, field.sigma)))
                .fill(fill)
                .cropPadding((int) Math.round(cropPadding * share))
                .flipMode(flipMode)
                .contrast(contrast * share)
                .saturation(saturation * share)
                .hue(hue * share)
                .randAugment(randAugment.map(some -> new RandAugment(some.operations, some.magnitude * share)))
                .build();
    }

    /** Whether every image stays as it is, and none is mixed with others. */
    public boolean isNone() {
        return leavesImages() && mixing.isNone();
    }

    /** Whether every image stays as it is before it is mixed with others. */
    public boolean leavesImages() {
        return !movesPixels()
                && brightness == 0
                && erase.isEmpty()
                && !changesColour()
                && blur.isEmpty()
                && cutout == 0
                && randAugment.isEmpty();
    }

    /** Whether an image gets another contrast or other colours. */
    public boolean changesColour() {
        return contrast > 0 || needsColour();
    }

    /** Whether there are changes that only images in colour can have. */
    public boolean needsColour() {
        return saturation > 0 || hue > 0 || grey > 0;
    }

    /** Whether pixels change their place: by a crop, the affine transform, a flip or elastic distortion. */
    public boolean movesPixels() {
        return cropPadding > 0 || flipHorizontal > 0 || flipVertical > 0 || interpolates();
    }

    /** Whether pixels of a changed image lie between those of the original. */
    public boolean interpolates() {
        return rotation > 0 || shear > 0 || !shift.equals(Axes.ZERO) || !zoom.equals(Axes.ZERO) || elastic.isPresent();
    }
}
