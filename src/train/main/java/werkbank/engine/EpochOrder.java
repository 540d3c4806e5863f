package werkbank.engine;

import java.util.Collections;
import java.util.List;
import werkbank.recipe.BatchMix;

/**
 * The steps of an epoch or of a part of it, as the training loop has planned them.
 *
 * @param seed of what dropout and noise draw, see {@link Draws}
 * @param rows of the images of all batches, one batch after the other
 * @param sizes [steps] images of each batch, at least 1 each
 * @param passes [steps] the pass over the images that each batch belongs to, counted from 1
 * @param rates [steps] learning rates, each greater than 0
 * @param mixes how the images of each batch are mixed, as many as steps
 */
public record EpochOrder(long seed, int[] rows, int[] sizes, int[] passes, double[] rates, List<BatchMix> mixes) {
    public EpochOrder {
        mixes = List.copyOf(mixes);
    }

    /** Steps whose images are not mixed. */
    public static EpochOrder unmixed(long seed, int[] rows, int[] sizes, int[] passes, double[] rates) {
        return new EpochOrder(seed, rows, sizes, passes, rates, Collections.nCopies(sizes.length, BatchMix.NONE));
    }

    /** How many steps there are. */
    public int steps() {
        return sizes.length;
    }
}
