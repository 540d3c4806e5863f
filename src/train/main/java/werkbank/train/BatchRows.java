package werkbank.train;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import werkbank.recipe.Training;

/**
 * Which images the batches of one epoch have. A pass goes through all of them in an order of its own, and its last batch
 * may be smaller. An epoch is a pass, or so many batches as the recipe says: then it begins in the pass where the epoch
 * before it ended, with that batch which would have come next. All of it follows from the seed and the epoch's number.
 *
 * <p>For one thread: the order of the last pass that was asked for is kept.
 */
final class BatchRows {
    private final int rows;
    private final int batchSize;
    private final long seed;
    private final int count;
    /** Batches of one pass. */
    private final int inPass;
    /** Batches of the epochs before, were their batches as large as this one's. */
    private final long before;

    private int shuffled;
    private int[] order;

    /** @param epoch counted from 1 */
    BatchRows(Training plan, int rows, long seed, int epoch) {
        this.rows = rows;
        this.batchSize = plan.batchSizes().of(epoch);
        this.seed = seed;
        this.count = EpochSteps.of(plan, rows, epoch);
        this.inPass = (rows - 1) / batchSize + 1;
        this.before = (epoch - 1L) * count;
    }

    /** Batches of the epoch. */
    int count() {
        return count;
    }

    /** The pass that a batch of the epoch belongs to, counted from 1. */
    int pass(int batch) {
        return Math.toIntExact((before + batch) / inPass + 1);
    }

    /** The place of a batch of the epoch in its pass, counted from 0. */
    int inPass(int batch) {
        return (int) ((before + batch) % inPass);
    }

    /** Images of a batch. */
    int size(int batch) {
        return Math.min(batchSize, rows - first(batch));
    }

    /** Row numbers of a batch. */
    int[] of(int batch) {
        int pass = pass(batch);
        if (pass != shuffled) {
            order = shuffled(rows, new Random(seed * 31 + pass));
            shuffled = pass;
        }
        return Arrays.copyOfRange(order, first(batch), first(batch) + size(batch));
    }

    private int first(int batch) {
        return inPass(batch) * batchSize;
    }

    /** Draws an order of the row numbers. */
    static int[] shuffled(int rows, Random random) {
        int[] order = IntStream.range(0, rows).toArray();
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
