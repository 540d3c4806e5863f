package werkbank.engine.cuda;

import java.util.Arrays;
import werkbank.augment.ElasticField;
import werkbank.augment.RandStrength;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.Blur;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Elastic;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.FlipMode;
import werkbank.recipe.Augmentation.RandAugment;
import werkbank.recipe.Shape;

/**
 * Ranges of an augmentation as the kernel {@code pictures} takes them.
 *
 * @param weights of the Gaussian of elastic distortion, at distance 0, 1, …; none without it
 */
record PictureChanges(Augmentation augmentation, float[] weights) {
    /** Room for the weights in the structure {@code Gaussian}; the widest Gaussian has 301. */
    private static final int MOST_WEIGHTS = 304;

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
        int bytes = augmentation.randAugment().isPresent() ? (shape.values() + 1) / 2 : 0;
        return Math.toIntExact(2L * shape.height() + fields + bytes + image + (isBlurred ? plane : 0));
    }

    /** The fields of the kernels' structure {@code Changes}, in its order. */
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
            flag(augmentation.hue() > 0),
            augmentation.randAugment().map(RandAugment::operations).orElse(0),
            strength().mask()
        };
    }

    private static int flag(boolean set) {
        return set ? 1 : 0;
    }

    /** The fields of the kernels' structure {@code Ranges}, in its order. */
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

    private RandStrength strength() {
        return augmentation.randAugment().map(RandStrength::of).orElse(new RandStrength(0));
    }

    /** The fields of the kernels' structure {@code Strengths}, in its order. */
    double[] strengths(Shape shape) {
        RandStrength strength = strength();
        return new double[] {
            Math.cos(strength.turn()),
            Math.sin(strength.turn()),
            strength.shear(),
            strength.translation() * shape.height(),
            strength.translation() * shape.width(),
            strength.reach(),
            strength.threshold()
        };
    }

    /** The fields of the kernels' structure {@code Gaussian}, in its order. */
    float[] gaussian() {
        return Arrays.copyOf(weights, MOST_WEIGHTS);
    }
}
