package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.ImageSpec.Colour;
import werkbank.recipe.ImageSpec.Fit;
import werkbank.recipe.ImageSpec.Ground;
import werkbank.recipe.ImageSpec.Normalise;
import werkbank.recipe.ImageSpec.Size;

/** Reads how a file wants its pictures framed. */
final class ImageReader {
    static final String KEY = "image";

    /** Sides of an image. */
    static final Domain.Whole SIDE = new Domain.Whole(1).atMost(ImageSpec.LONGEST_SIDE);

    static final Option HEIGHT = Option.required("height", SIDE, "Rows of pixels.");
    static final Option WIDTH = Option.required("width", SIDE, "Columns of pixels.");

    static final Option SIZE = Option.optional(
            "size",
            SIDE,
            "that of the pictures where all have one up to 128 pixels, else a square by their median",
            "The size of the images in pixels: the side of a square, or `{height: 48, width: 64}`.");

    private static final Option COLOUR = Option.optional(
            "colour",
            Domain.Word.of(Colour.values()),
            "`grey` when all pictures are, else `rgb`",
            "One grey value a pixel, the luma of its colour, or red, green and blue.");

    private static final Option FIT = Option.of(
            "fit",
            Domain.Word.of(Fit.values()),
            "crop",
            "What becomes of a picture with other proportions: `crop` cuts off what is too long on both sides, `pad` shows all"
                    + " of it with the ground beside it, `stretch` changes its proportions.");

    private static final Option NORMALISE = Option.optional(
            "normalise",
            Domain.Word.of(Normalise.values()),
            "`standard`; of grey images in IDX files `none`",
            "What the network does first: `standard` subtracts from each channel the mean of all training images, and divides"
                    + " it by their standard deviation; `none` takes the values 0 to 1 as they are. It is kept in the network's"
                    + " file.");

    private static final Option GROUND = Option.of(
            "ground",
            Domain.Word.of(Ground.values()),
            "white",
            "What lies behind transparent pictures, and beside those that are padded.");

    private static final Option BITS = Option.optional(
            "bits",
            new Domain.Whole(1).atMost(16),
            "as few as all of ten training pictures or more need, 8 at least",
            "How many bits the values of files with 16 bits have that don't say it themselves; a camera's 12-bit values would"
                    + " be almost black as 16. Brighter values become white; a warning says in how many pictures.");

    static final Block BLOCK = Block.of(
            KEY,
            "How pictures become images of one size; not searched, and fixed with a study's first trial.",
            SIZE,
            COLOUR,
            FIT,
            NORMALISE,
            GROUND,
            BITS);

    private final YamlTree.Keys keys;

    ImageReader(YamlTree.Keys root) {
        this.keys = root.find(KEY)
                .map(tree -> tree.keys(KEY, "{size: 64}"))
                .orElse(new YamlTree.Keys(root.place(), Map.of()));
    }

    /** @throws werkbank.InputException with everything that is wrong in the block */
    ImageSpec spec() {
        Problems problems = new Problems();
        YamlTree.Keys own = keys.known(KEY, BLOCK.keys(), problems);
        Optional<Size> size =
                problems.read(() -> own.find(SIZE.key()).map(ImageReader::size)).orElse(Optional.empty());
        Optional<Colour> colour =
                problems.read(() -> word(own, COLOUR).map(Colour::valueOf)).orElse(Optional.empty());
        Fit fit = problems.read(() -> word(own, FIT).map(Fit::valueOf).orElse(Fit.CROP))
                .orElse(Fit.CROP);
        Optional<Normalise> normalise = problems.read(() -> word(own, NORMALISE).map(Normalise::valueOf))
                .orElse(Optional.empty());
        Ground ground = problems.read(
                        () -> word(own, GROUND).map(Ground::valueOf).orElse(Ground.WHITE))
                .orElse(Ground.WHITE);
        Optional<Integer> bits = problems.read(() ->
                        own.find(BITS.key()).map(tree -> (Integer) tree.value("image." + BITS.key(), BITS.domain())))
                .orElse(Optional.empty());
        problems.raise();
        return new ImageSpec(size, colour, fit, normalise, ground, bits);
    }

    private static Size size(YamlTree tree) {
        if (tree instanceof YamlTree.Keys sides) {
            sides.only("image.size", List.of(HEIGHT.key(), WIDTH.key()));
            return new Size(side(sides, HEIGHT), side(sides, WIDTH));
        }
        int side = (Integer) tree.value("image.size", SIDE);
        return new Size(side, side);
    }

    private static int side(YamlTree.Keys sides, Option option) {
        return (Integer) sides.need(option.key(), "write both, for instance size: {height: 48, width: 64}")
                .value("image.size." + option.key(), option.domain());
    }

    /** The word as the constants are named. */
    private static Optional<String> word(YamlTree.Keys keys, Option option) {
        return keys.find(option.key()).map(tree -> tree.value(KEY + "." + option.key(), option.domain())
                .toString()
                .toUpperCase(Locale.ROOT));
    }
}
