package werkbank.augment;

import werkbank.recipe.BatchMix;
import werkbank.recipe.Mixing;
import werkbank.recipe.Mixing.CutMix;
import werkbank.recipe.Shape;

/**
 * Draws how batches are mixed, by (seed, pass, batch of the pass) alone. For one thread.
 *
 * <p>Zhang et al. (2018), arXiv:1710.09412; Yun et al. (2019), arXiv:1905.04899.
 */
public final class BatchMixer {
    private static final long PASSES_APART = 0x9E3779B97F4A7C15L;
    private static final long BATCHES_APART = 0xD1B54A32D192ED03L;
    /** Keeps these draws apart from those of the images. */
    private static final long OF_BATCHES = 0xBB67AE8584CAA73BL;

    private final Mixing mixing;
    private final Shape shape;
    private final long seed;
    private final SplitMix random = new SplitMix();

    /** @param shape of the images */
    public BatchMixer(Mixing mixing, Shape shape, long seed) {
        this.mixing = mixing;
        this.shape = shape;
        this.seed = seed;
    }

    /**
     * How a batch is mixed.
     *
     * @param pass over the images, counted from 1
     * @param batch of the pass, counted from 0
     */
    public BatchMix of(int pass, int batch) {
        if (mixing.isNone()) {
            return BatchMix.NONE;
        }
        random.restart(seed + PASSES_APART * pass + BATCHES_APART * batch);
        random.restart(random.nextLong() ^ OF_BATCHES);
        double draw = random.nextDouble();
        if (mixing.cutMix().isPresent() && draw < mixing.cutMix().get().probability()) {
            return rectangle(mixing.cutMix().get());
        }
        return mixing.mixup() > 0
                ? BatchMix.ofImages((float) SymmetricBeta.draw(mixing.mixup(), random))
                : BatchMix.NONE;
    }

    /** A rectangle's middle lies anywhere in the image, and what lies outside is cut off. */
    private BatchMix rectangle(CutMix cutMix) {
        double side = Math.sqrt(1 - SymmetricBeta.draw(cutMix.alpha(), random));
        int rows = (int) (shape.height() * side);
        int columns = (int) (shape.width() * side);
        int top = (int) random.between(0, shape.height()) - rows / 2;
        int left = (int) random.between(0, shape.width()) - columns / 2;
        int bottom = Math.min(top + rows, shape.height());
        int right = Math.min(left + columns, shape.width());
        top = Math.max(0, top);
        left = Math.max(0, left);
        int area = (bottom - top) * (right - left);
        return area == 0
                ? BatchMix.NONE
                : new BatchMix((float) area / (shape.height() * shape.width()), top, left, bottom - top, right - left);
    }
}
