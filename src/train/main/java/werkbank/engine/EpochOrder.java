package werkbank.engine;

/**
 * The steps of an epoch, as the training loop has planned them.
 *
 * @param seed of what dropout and noise draw, see {@link Draws}
 * @param rows of the images of all batches, one batch after the other
 * @param sizes [steps] images of each batch, at least 1 each
 * @param passes [steps] the pass over the images that each batch belongs to, counted from 1
 * @param rates [steps] learning rates, each greater than 0
 */
public record EpochOrder(long seed, int[] rows, int[] sizes, int[] passes, double[] rates) {
    /** How many steps the epoch has. */
    public int steps() {
        return sizes.length;
    }
}
