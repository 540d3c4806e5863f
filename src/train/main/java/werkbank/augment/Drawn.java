package werkbank.augment;

import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.FlipMode;
import werkbank.recipe.Shape;

/** The numbers that one image draws in one pass. */
final class Drawn {
    private static final long PASSES_APART = 0x9E3779B97F4A7C15L;
    private static final long ROWS_APART = 0xD1B54A32D192ED03L;
    /** The number of an image's generator that the generator of further draws begins with, and what it differs by. */
    private static final int BEFORE_FURTHER = 11;

    private static final long FURTHER = 0x6A09E667F3BCC909L;

    /** The affine map of rotation, shift, shear and zoom, then flips, then the crop's offset. */
    final Affine affine = new Affine();

    boolean flipsHorizontally;
    boolean flipsVertically;
    int cropRows;
    int cropColumns;
    /** Factors of values, of distances from the mean and of distances from grey. */
    double brightness;

    double contrast;
    double saturation;
    /** The turn of the hue, in whole turns. */
    double hue;

    boolean isGrey;
    /** Uniform numbers in [0, 1): whether an image is blurred, and how much. */
    double blurDraw;

    double sigmaDraw;
    /** The middle of the square that is cut out. */
    int cutoutRow;

    int cutoutColumn;
    long elasticSeed;
    long eraseSeed;
    long randAugmentSeed;

    /**
     * Draws all numbers anew. Every image takes the same draws in the same order, whichever ranges are 0: a range that is added leaves
     * the others' draws as they are. New kinds of draws come after these.
     *
     * <p>Draws from the crop's on have a generator of their own.
     */
    void draw(Augmentation ranges, Shape shape, SplitMix random, long seed, int pass, int row) {
        restart(random, seed, pass, row);
        double theta = Math.toRadians(random.within(ranges.rotation()));
        double shiftRows = random.within(ranges.shift().y()) * shape.height();
        double shiftColumns = random.within(ranges.shift().x()) * shape.width();
        double shear = Math.toRadians(random.within(ranges.shear()));
        double zoomRows = 1 + random.within(ranges.zoom().y());
        double zoomColumns = 1 + random.within(ranges.zoom().x());
        affine.set(theta, shiftRows, shiftColumns, shear, zoomRows, ranges.zoomTied() ? zoomRows : zoomColumns);
        flipsHorizontally = random.nextDouble() < ranges.flipHorizontal();
        flipsVertically = random.nextDouble() < ranges.flipVertical();
        brightness = 1 + random.within(ranges.brightness());
        elasticSeed = random.nextLong();
        eraseSeed = random.nextLong();
        restartFurther(random, seed, pass, row);
        cropRows = offset(ranges.cropPadding(), random);
        cropColumns = offset(ranges.cropPadding(), random);
        contrast = 1 + random.within(ranges.contrast());
        saturation = 1 + random.within(ranges.saturation());
        hue = random.within(ranges.hue());
        isGrey = random.nextDouble() < ranges.grey();
        blurDraw = random.nextDouble();
        sigmaDraw = random.nextDouble();
        cutoutRow = (int) random.between(0, shape.height());
        cutoutColumn = (int) random.between(0, shape.width());
        randAugmentSeed = random.nextLong();
        if (ranges.flipMode() == FlipMode.ALTERNATING) {
            restartFurther(random, seed, 0, row);
            flipsHorizontally = takesItsTurn(ranges.flipHorizontal(), pass, random.nextDouble());
            flipsVertically = takesItsTurn(ranges.flipVertical(), pass, random.nextDouble());
        }
        compose();
    }

    private static void restart(SplitMix random, long seed, int pass, int row) {
        random.restart(seed + PASSES_APART * pass + ROWS_APART * row);
        // Mixed, or a pass would have the numbers of the one before it from the second on.
        random.restart(random.nextLong());
    }

    private static void restartFurther(SplitMix random, long seed, int pass, int row) {
        restart(random, seed, pass, row);
        random.skip(BEFORE_FURTHER);
        random.restart(random.nextLong() ^ FURTHER);
    }

    /** A whole number of pixels, each from −padding to padding as likely. */
    private static int offset(int padding, SplitMix random) {
        return (int) random.between(0, 2.0 * padding + 1) - padding;
    }

    /** Whether the sum of the share over the passes goes beyond a whole number in this one. */
    private static boolean takesItsTurn(double share, int pass, double phase) {
        return Math.floor(pass * share + phase) > Math.floor((pass - 1) * share + phase);
    }

    private void compose() {
        if (flipsHorizontally) {
            affine.flipHorizontally();
        }
        if (flipsVertically) {
            affine.flipVertically();
        }
        affine.move(cropRows, cropColumns);
    }
}
