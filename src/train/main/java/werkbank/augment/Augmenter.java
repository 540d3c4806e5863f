package werkbank.augment;

import java.util.Optional;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;

/**
 * Random changes of an image, in this order: RandAugment's on its bytes; a random crop; one affine transform about its
 * centre, as Keras's ImageDataGenerator composes it (rotation · shift · shear · zoom, then flips), elastic displacements
 * added to its coordinates, one linear interpolation; brightness, contrast, saturation, hue, grey; blur; random erasing and
 * cutout. Where pixels go is the same for all channels.
 *
 * <p>What an image gets depends on (seed, pass over the images, row) alone, not on the order of the images or on
 * threads. It keeps its arrays from image to image: one augmenter for each thread.
 */
public final class Augmenter {
    private final Augmentation ranges;
    private final Shape shape;
    private final long seed;
    private final SplitMix random = new SplitMix();
    private final Drawn drawn = new Drawn();
    private final PixelMover mover;
    private final ColourJitter colours;
    private final Optional<GaussianBlur> blur;
    private final Optional<RandomErasing> erasing;
    private final Optional<RandAugmenter> randAugment;

    /**
     * @param shape of the images; those with several channels are in colour
     * @param seed of the draws
     */
    public Augmenter(Augmentation ranges, Shape shape, long seed) {
        this.ranges = ranges;
        this.shape = shape;
        this.seed = seed;
        this.mover = new PixelMover(ranges, shape);
        this.colours = new ColourJitter(ranges, shape);
        this.blur = ranges.blur().map(range -> new GaussianBlur(range, shape));
        this.erasing = ranges.erase().map(erase -> new RandomErasing(erase, shape));
        this.randAugment = ranges.randAugment().map(some -> new RandAugmenter(some, ranges.fill(), shape));
    }

    /**
     * Writes the changed image, scaled to [0, 1].
     *
     * @param source channels × height × width values 0 to 255, in the order of {@link Shape}
     * @param pass over the images, counted from 1; an epoch unless the recipe has {@code steps-per-epoch}
     * @param target written from {@code offset}, as many values
     */
    public void apply(byte[] source, int pass, int row, float[] target, int offset) {
        if (ranges.leavesImages()) {
            Pixels.scale(source, target, offset);
            return;
        }
        drawn.draw(ranges, shape, random, seed, pass, row);
        byte[] image = randAugment.isPresent() ? randAugment.get().apply(source, drawn.randAugmentSeed) : source;
        if (ranges.movesPixels()) {
            mover.move(image, drawn, target, offset);
        } else {
            Pixels.scale(image, target, offset);
        }
        colours.apply(drawn, target, offset);
        if (blur.isPresent()) {
            blur.get().apply(drawn.blurDraw, drawn.sigmaDraw, target, offset);
        }
        if (erasing.isPresent()) {
            random.restart(drawn.eraseSeed);
            erasing.get().apply(random, target, offset);
        }
        if (ranges.cutout() > 0) {
            Cutout.apply(ranges.cutout(), drawn, shape, target, offset);
        }
    }
}
