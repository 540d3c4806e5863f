package werkbank.engine.cuda;

import java.util.Arrays;
import werkbank.augment.ElasticField;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.Blur;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Elastic;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.FlipMode;
import werkbank.recipe.Shape;

/**
 * Ranges of an augmentation as the kernel {@code pictures} takes them.
 *
 * @param weights of the Gaussian of elastic distortion, at distance 0, 1, …; none without it
 */
record PictureChanges(Augmentation augmentation, float[] weights) {
    /** Room for the weights in the structure {@code Gaussian}; the widest Gaussian has 301. */
    private static final int MOST_WEIGHTS = 304;

    /** Whether the kernel has these changes; those that it hasn't are made on the host. */
    static boolean areKnown(Augmentation augmentation) {
        return augmentation.randAugment().isEmpty();
    }

    static PictureChanges of(Augmentation augmentation) {
        return new PictureChanges(
                augmentation,
                augmentation
                        .elastic()
                        .map(Elastic::sigma)
                        .map(ElasticField::kernel)
                        .orElse(new float[0]));
    }

    /** Numbers that a block keeps of an image, the structure {@code Room}. */
    int floats(Shape shape) {
        int plane = Math.multiplyExact(shape.height(), shape.width());
        int fields = weights.length > 0 ? Math.multiplyExact(3, plane) : 0;
        boolean isBlurred = augmentation.blur().isPresent();
        int image = augmentation.changesColour() || isBlurred ? shape.values() : 0;
        return Math.addExact(2 * shape.height() + fields, image + (isBlurred ? plane : 0));
    }

    /** The structure {@code Changes}. */
    int[] numbers(int images, Shape shape) {
        return new int[] {
            images,
            shape.channels(),
            shape.height(),
            shape.width(),
            flag(!augmentation.leavesImages()),
            flag(augmentation.movesPixels()),
            flag(augmentation.brightness() > 0),
            augmentation.fill().ordinal(),
            flag(augmentation.zoomTied()),
            weights.length,
            flag(augmentation.erase().isPresent()),
            flag(augmentation.erase().map(Erase::content).orElse(Content.ZERO) == Content.NOISE),
            flag(augmentation.flipMode() == FlipMode.ALTERNATING),
            augmentation.cropPadding(),
            augmentation.cutout(),
            flag(augmentation.contrast() > 0),
            flag(augmentation.saturation() > 0),
            flag(augmentation.hue() > 0)
        };
    }

    private static int flag(boolean set) {
        return set ? 1 : 0;
    }

    /** The structure {@code Ranges}. */
    double[] ranges() {
        Erase erase = augmentation.erase().orElse(new Erase(0, 1, 1, 1, Content.ZERO));
        Blur blur = augmentation.blur().orElse(new Blur(0, 1, 1));
        return new double[] {
            augmentation.rotation(),
            augmentation.shift().y(),
            augmentation.shift().x(),
            augmentation.shear(),
            augmentation.zoom().y(),
            augmentation.zoom().x(),
            augmentation.flipHorizontal(),
            augmentation.flipVertical(),
            augmentation.brightness(),
            augmentation.elastic().map(Elastic::alpha).orElse(0.0),
            erase.probability(),
            erase.minArea(),
            erase.area(),
            erase.aspect(),
            augmentation.contrast(),
            augmentation.saturation(),
            augmentation.hue(),
            augmentation.grey(),
            blur.probability(),
            blur.minSigma(),
            blur.sigma()
        };
    }

    /** The structure {@code Gaussian}. */
    float[] gaussian() {
        return Arrays.copyOf(weights, MOST_WEIGHTS);
    }
}
