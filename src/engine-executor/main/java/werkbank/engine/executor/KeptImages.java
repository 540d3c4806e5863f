package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import werkbank.dataset.LabelledImages;
import werkbank.engine.EpochOrder;
import werkbank.engine.EpochSums;
import werkbank.engine.TrainingImages;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.Augmentation;

/**
 * The images of a training that the device keeps, so that an epoch copies none to it. Handing a step over is quicker than
 * taking it, so steps are handed over some at a time; then their figures are waited for.
 */
final class KeptImages implements TrainingImages {
    private static final double SECONDS_AHEAD = 0.2;

    /** Steps that are handed over at first, before anything was measured. */
    private static final int FIRST_AHEAD = 8;

    /** Rows of these steps at most, if it isn't a single one. */
    private static final int MOST_ROWS_AHEAD = 1 << 20;

    private final TrainableExecutedNetwork network;
    private final PicturesInput input;
    private int ahead = FIRST_AHEAD;

    KeptImages(
            TrainableExecutedNetwork network,
            LabelledImages images,
            Augmentation ranges,
            long seed,
            double smoothing,
            int largestBatch) {
        this.network = network;
        this.input = new PicturesInput(network.operations, images, ranges, seed, smoothing, rowsAhead(largestBatch));
    }

    /** Rows of the steps that are handed over at a time at most. */
    static int rowsAhead(int largestBatch) {
        return (int) Math.max(largestBatch, Math.min(MOST_ROWS_AHEAD, (long) StepTable.STEPS * largestBatch));
    }

    @Override
    public EpochSums steps(EpochOrder order, EpochSums before, IntConsumer afterStep, Consumer<EpochSums> progress) {
        if (before.steps() == 0) {
            network.seed(order.seed());
        }
        EpochSums sums = before;
        int[] sizes = order.sizes();
        int row = 0;
        int step = 0;
        while (step < sizes.length && sums.diverged().isEmpty()) {
            long start = System.nanoTime();
            int[] next = next(sizes, step);
            handOver(order, step, row, next, afterStep);
            sums = StepFigures.plus(sums, network.table().figures(next.length), next);
            progress.accept(sums);
            row += Arrays.stream(next).sum();
            step += next.length;
            measured(next.length, (System.nanoTime() - start) / 1e9);
        }
        return sums;
    }

    /** The sizes of the steps that are handed over next. */
    private int[] next(int[] sizes, int from) {
        int to = from;
        long rows = 0;
        while (to < sizes.length && to - from < ahead && (to == from || rows + sizes[to] <= input.rows())) {
            rows += sizes[to++];
        }
        return Arrays.copyOfRange(sizes, from, to);
    }

    private void handOver(EpochOrder order, int step, int row, int[] sizes, IntConsumer afterStep) {
        List<StepRow> rows = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < sizes.length; i++) {
            rows.add(network.row(i, first, order.passes()[step + i], order.rates()[step + i])
                    .with(order.mixes().get(step + i)));
            first += sizes[i];
        }
        input.order(order.rows(), row, first);
        network.table().begin(rows);
        for (int i = 0; i < sizes.length; i++) {
            network.training(sizes[i]).step(input);
            network.taken(order.rates()[step + i]);
            afterStep.accept(step + i);
        }
    }

    /** Sets how many steps are handed over next, from the time that these took. */
    private void measured(int steps, double seconds) {
        double wanted = steps * SECONDS_AHEAD / seconds;
        ahead = (int) Math.max(1, Math.min(wanted, StepTable.STEPS));
    }

    @Override
    public void close() {
        network.forget(input);
        input.close();
    }
}
