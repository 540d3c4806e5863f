package werkbank.train;

import java.util.function.Consumer;
import werkbank.engine.EpochOrder;
import werkbank.engine.EpochSums;
import werkbank.engine.TrainingImages;
import werkbank.recipe.Training;

/** Steps that are planned here, an epoch at a time, and taken where the images are. */
final class DeviceSteps implements FoldSteps {
    private final TrainingImages kept;
    private final Training plan;
    private final int rows;
    private final long seed;
    private final StepCount steps;

    /**
     * @param rows training images
     * @param seed of the order of the images
     */
    DeviceSteps(TrainingImages kept, Training plan, int rows, long seed, StepCount steps) {
        this.kept = kept;
        this.plan = plan;
        this.rows = rows;
        this.seed = seed;
        this.steps = steps;
    }

    @Override
    public EpochSums take(int epoch, long seedOfDraws, Consumer<EpochSums> progress) {
        return kept.steps(order(epoch, seedOfDraws), step -> steps.taken(), progress);
    }

    private EpochOrder order(int epoch, long seedOfDraws) {
        BatchRows batches = new BatchRows(plan, rows, seed, epoch);
        int[] sizes = new int[batches.count()];
        int[] passes = new int[batches.count()];
        int images = 0;
        for (int batch = 0; batch < sizes.length; batch++) {
            sizes[batch] = batches.size(batch);
            passes[batch] = batches.pass(batch);
            images = Math.addExact(images, sizes[batch]);
        }
        int[] order = new int[images];
        int at = 0;
        for (int batch = 0; batch < sizes.length; batch++) {
            System.arraycopy(batches.of(batch), 0, order, at, sizes[batch]);
            at += sizes[batch];
        }
        return new EpochOrder(seedOfDraws, order, sizes, passes, steps.nextRates(sizes.length));
    }

    @Override
    public void close() {
        kept.close();
    }
}
