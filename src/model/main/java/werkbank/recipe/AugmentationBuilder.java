package werkbank.recipe;

import java.util.Optional;
import werkbank.recipe.Augmentation.Axes;
import werkbank.recipe.Augmentation.Blur;
import werkbank.recipe.Augmentation.Elastic;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Augmentation.FlipMode;
import werkbank.recipe.Augmentation.RandAugment;

/** Makes an {@link Augmentation}, whose components it is called like, with no change but those that are set. */
public final class AugmentationBuilder {
    private double rotation;
    private Axes shift = Axes.ZERO;
    private double shear;
    private Axes zoom = Axes.ZERO;
    private boolean zoomTied;
    private double flipHorizontal;
    private double flipVertical;
    private double brightness;
    private Optional<Elastic> elastic = Optional.empty();
    private Optional<Erase> erase = Optional.empty();
    private Fill fill = Fill.NEAREST;
    private int cropPadding;
    private FlipMode flipMode = FlipMode.RANDOM;
    private double contrast;
    private double saturation;
    private double hue;
    private double grey;
    private Optional<Blur> blur = Optional.empty();
    private int cutout;
    private Optional<RandAugment> randAugment = Optional.empty();
    private Mixing mixing = Mixing.NONE;

    /** An augmentation of what was set. */
    public Augmentation build() {
        return new Augmentation(
                rotation,
                shift,
                shear,
                zoom,
                zoomTied,
                flipHorizontal,
                flipVertical,
                brightness,
                elastic,
                erase,
                fill,
                cropPadding,
                flipMode,
                contrast,
                saturation,
                hue,
                grey,
                blur,
                cutout,
                randAugment,
                mixing);
    }

    public AugmentationBuilder rotation(double degrees) {
        rotation = degrees;
        return this;
    }

    public AugmentationBuilder shift(Axes shares) {
        shift = shares;
        return this;
    }

    public AugmentationBuilder shear(double degrees) {
        shear = degrees;
        return this;
    }

    public AugmentationBuilder zoom(Axes ranges) {
        zoom = ranges;
        return this;
    }

    public AugmentationBuilder zoomTied(boolean isTied) {
        zoomTied = isTied;
        return this;
    }

    public AugmentationBuilder flipHorizontal(double probability) {
        flipHorizontal = probability;
        return this;
    }

    public AugmentationBuilder flipVertical(double probability) {
        flipVertical = probability;
        return this;
    }

    public AugmentationBuilder brightness(double range) {
        brightness = range;
        return this;
    }

    public AugmentationBuilder elastic(Optional<Elastic> field) {
        elastic = field;
        return this;
    }

    public AugmentationBuilder erase(Optional<Erase> rectangle) {
        erase = rectangle;
        return this;
    }

    public AugmentationBuilder fill(Fill outside) {
        fill = outside;
        return this;
    }

    public AugmentationBuilder cropPadding(int pixels) {
        cropPadding = pixels;
        return this;
    }

    public AugmentationBuilder flipMode(FlipMode mode) {
        flipMode = mode;
        return this;
    }

    public AugmentationBuilder contrast(double range) {
        contrast = range;
        return this;
    }

    public AugmentationBuilder saturation(double range) {
        saturation = range;
        return this;
    }

    public AugmentationBuilder hue(double range) {
        hue = range;
        return this;
    }

    public AugmentationBuilder grey(double probability) {
        grey = probability;
        return this;
    }

    public AugmentationBuilder blur(Optional<Blur> gaussian) {
        blur = gaussian;
        return this;
    }

    public AugmentationBuilder cutout(int side) {
        cutout = side;
        return this;
    }

    public AugmentationBuilder randAugment(Optional<RandAugment> some) {
        randAugment = some;
        return this;
    }

    public AugmentationBuilder mixing(Mixing ofBatches) {
        mixing = ofBatches;
        return this;
    }
}
