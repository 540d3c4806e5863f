package werkbank.space.yaml;

import java.util.List;
import java.util.stream.Stream;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Augmentation.FlipMode;
import werkbank.recipe.Augmentation.RandAugment;

/** The keys of the block {@code augmentation:}. */
final class AugmentationKeys {
    private static final Domain SHARE = Domain.Real.atLeast(0).atMost(1);
    private static final Domain ZOOM = Domain.Real.atLeast(0).below(1);
    private static final Domain PIXELS = new Domain.Whole(0, 1000);
    private static final Domain SIGMA = Domain.Real.above(0).atMost(100);
    private static final Domain ALPHA = Domain.Real.atLeast(0).atMost(100);

    static final List<Option> OWN = List.of(
            Option.of("rotation", Domain.Real.atLeast(0).atMost(180), 0.0, "Degrees to either side."),
            Option.of(
                    "shift", SHARE, 0.0, "Share of the image's height and width to either side, drawn for each axis."),
            Option.of("shift-x", SHARE, 0.0, "Share of the image's width to either side, in place of `shift`."),
            Option.of("shift-y", SHARE, 0.0, "Share of the image's height to either side, in place of `shift`."),
            Option.of("shear", Domain.Real.atLeast(0).below(90), 0.0, "Degrees to either side."),
            Option.of(
                    "zoom",
                    ZOOM,
                    0.0,
                    "The scale is drawn from 1 − zoom to 1 + zoom, for each axis on its own unless `zoom-tied` is true."),
            Option.of("zoom-x", ZOOM, 0.0, "The same for the width alone, in place of `zoom`."),
            Option.of("zoom-y", ZOOM, 0.0, "The same for the height alone, in place of `zoom`."),
            Option.of(
                    "zoom-tied",
                    new Domain.Flag(),
                    false,
                    "One scale for both axes, so that images keep their proportions; goes with `zoom`."),
            Option.of("flip-horizontal", SHARE, 0.0, "Probability that left and right change places."),
            Option.of("flip-vertical", SHARE, 0.0, "Probability that top and bottom change places."),
            Option.of(
                    "brightness",
                    SHARE,
                    0.0,
                    "Values are multiplied by a factor from 1 − brightness to 1 + brightness and clipped."),
            Option.of(
                    "fill",
                    Domain.Word.of(Fill.values()),
                    "nearest",
                    "What lies outside the image: the nearest edge, 0, or the image mirrored."),
            Option.of(
                    "crop-padding",
                    PIXELS,
                    0,
                    "Pixels of `fill` around the image before a part of its size is cut out at random (He et al., 2016)."),
            Option.of(
                    "flip-mode",
                    Domain.Word.of(FlipMode.values()),
                    "random",
                    "Whether each flip is drawn anew, or the epochs with a flip are spread evenly: with a probability of 0.5"
                            + " every other one (Jordan, 2024)."),
            Option.of(
                    "contrast",
                    SHARE,
                    0.0,
                    "Distances from the image's mean are multiplied by a factor from 1 − contrast to 1 + contrast."),
            Option.of(
                    "saturation",
                    SHARE,
                    0.0,
                    "Distances from a pixel's grey are multiplied by a factor from 1 − saturation to 1 + saturation."),
            Option.of(
                    "hue",
                    Domain.Real.atLeast(0).atMost(0.5),
                    0.0,
                    "Hues are turned by this share of the colour circle to either side."),
            Option.of("grey", SHARE, 0.0, "Probability that a colour image loses its colours."),
            Option.of(
                    "cutout",
                    PIXELS,
                    0,
                    "Side of a square in pixels that is set to 0, with its middle anywhere in the image (DeVries and Taylor,"
                            + " 2017)."),
            Option.of(
                    "mixup",
                    ALPHA,
                    0.0,
                    "[mixup](#mixup-and-cutmix) (Zhang et al., 2018): α of the Beta(α, α) distribution of an image's share."));

    static final Block ELASTIC = Block.of(
            "elastic",
            "[Elastic distortion](#elastic) (Simard, Steinkraus and Platt, 2003): smoothed random displacements.",
            Option.requiredWith(
                    "alpha",
                    Domain.Real.atLeast(0).single(),
                    0.0,
                    "Factor of the smoothed displacements, in pixels; 34 with sigma 4 is Simard's choice for 28 × 28 pixels."),
            Option.of(
                    "sigma",
                    Domain.Real.above(0).atMost(100).single(),
                    4.0,
                    "Standard deviation of the smoothing Gaussian, in pixels."));

    static final Block ERASE = Block.of(
            "erase",
            "[Random erasing](#erase) of one rectangle (Zhong et al., 2017).",
            Option.requiredWith("probability", SHARE, 0.0, "Probability that an image is erased in."),
            Option.of("area", Domain.Real.above(0).atMost(1), 0.4, "Largest share of the image that is erased."),
            Option.of("min-area", Domain.Real.above(0).atMost(1), 0.02, "Smallest share, at most `area`."),
            Option.of(
                    "aspect",
                    Domain.Real.above(0).atMost(1).single(),
                    0.3,
                    "Height divided by width is drawn from this to 1 divided by this."),
            Option.of(
                    "content",
                    Domain.Word.of(Content.values()),
                    "noise",
                    "What the rectangle holds: a random value for each pixel and channel, or 0."));

    static final Block BLUR = Block.of(
            "blur",
            "[Gaussian blur](#blur).",
            Option.requiredWith("probability", SHARE, 0.0, "Probability that an image is blurred."),
            Option.of("sigma", SIGMA, 1.0, "Largest standard deviation of the Gaussian, in pixels."),
            Option.of("min-sigma", SIGMA, 0.1, "Smallest one, at most `sigma`."));

    static final Block RAND_AUGMENT = Block.of(
            "rand-augment",
            "[RandAugment](#rand-augment) (Cubuk et al., 2020): some of fourteen changes, all equally strong.",
            Option.requiredWith(
                    "operations", new Domain.Whole(0, 14), 0, "Changes that each image gets, one after the other."),
            Option.of(
                    "magnitude",
                    Domain.Real.atLeast(0).atMost(RandAugment.MOST),
                    9.0,
                    "Strength of each change; 30 is the strongest."));

    static final Block CUTMIX = Block.of(
            "cutmix",
            "[CutMix](#mixup-and-cutmix) (Yun et al., 2019): a rectangle of each image comes from another one.",
            Option.requiredWith("probability", SHARE, 0.0, "Probability that a batch is mixed like this."),
            Option.of(
                    "alpha",
                    Domain.Real.above(0).atMost(100),
                    1.0,
                    "α of the Beta(α, α) distribution of the image's share of the area."));

    static final List<Block> BLOCKS = List.of(ELASTIC, ERASE, BLUR, RAND_AUGMENT, CUTMIX);

    static final List<String> ALL = Stream.concat(
                    OWN.stream().map(Option::key), BLOCKS.stream().map(Block::name))
            .toList();

    private AugmentationKeys() {}
}
