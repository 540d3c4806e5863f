package werkbank.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import werkbank.augment.BatchMixer;
import werkbank.dataset.LabelledImages;
import werkbank.engine.EpochOrder;
import werkbank.engine.EpochSums;
import werkbank.engine.TrainingImages;
import werkbank.recipe.BatchMix;
import werkbank.recipe.Recipe;
import werkbank.recipe.Training;

/** Steps that are planned here, an epoch at a time, and taken where the images are. */
final class DeviceSteps implements FoldSteps {
    private final TrainingImages kept;
    private final Training plan;
    private final int rows;
    private final long seed;
    private final BatchMixer mixer;
    private final StepCount steps;

    /**
     * @param images those that are kept
     * @param seed of the order of the images and how they are mixed
     */
    DeviceSteps(TrainingImages kept, Recipe recipe, LabelledImages images, long seed, StepCount steps) {
        this.kept = kept;
        this.plan = recipe.training();
        this.rows = images.rows();
        this.seed = seed;
        this.mixer = new BatchMixer(recipe.augmentation().mixing(), images.shape(), seed);
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
        List<BatchMix> mixes = new ArrayList<>();
        int images = 0;
        for (int batch = 0; batch < sizes.length; batch++) {
            sizes[batch] = batches.size(batch);
            passes[batch] = batches.pass(batch);
            mixes.add(mixer.of(passes[batch], batches.inPass(batch)));
            images = Math.addExact(images, sizes[batch]);
        }
        int[] order = new int[images];
        int at = 0;
        for (int batch = 0; batch < sizes.length; batch++) {
            System.arraycopy(batches.of(batch), 0, order, at, sizes[batch]);
            at += sizes[batch];
        }
        return new EpochOrder(seedOfDraws, order, sizes, passes, steps.nextRates(sizes.length), mixes);
    }

    @Override
    public void close() {
        kept.close();
    }
}
