package werkbank.train;

import java.util.Arrays;
import werkbank.recipe.Training;

/** How many steps the epochs of a training have; fewer where batches are larger. */
final class EpochSteps {
    /** [epochs + 1] steps of the first so many epochs. */
    private final long[] until;

    /** @param rows training images, at least 1 */
    EpochSteps(Training plan, int rows) {
        until = new long[plan.epochs() + 1];
        for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
            until[epoch] = until[epoch - 1] + of(plan, rows, epoch);
        }
    }

    /** Steps of one epoch, counted from 1. */
    static int of(Training plan, int rows, int epoch) {
        return plan.stepsPerEpoch() > 0
                ? plan.stepsPerEpoch()
                : (rows - 1) / plan.batchSizes().of(epoch) + 1;
    }

    /** Steps of the first {@code epochs} epochs. */
    int first(int epochs) {
        return (int) until[epochs];
    }

    long total() {
        return until[until.length - 1];
    }

    /** Steps of that many epochs from the start, rounded; {@code epochs} is less than all. */
    long until(double epochs) {
        int whole = (int) epochs;
        return until[whole] + Math.round((epochs - whole) * (until[whole + 1] - until[whole]));
    }

    /** How many epochs the first {@code steps} are; they are fewer than all. */
    double epochs(long steps) {
        int at = Arrays.binarySearch(until, steps);
        int whole = at >= 0 ? at : -at - 2;
        return whole + (double) (steps - until[whole]) / (until[whole + 1] - until[whole]);
    }
}
