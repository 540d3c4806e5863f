package werkbank.train;

import java.util.ArrayList;
import java.util.Arrays;
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

/** Steps that are planned here, some passes over the images at a time at most, and taken where the images are. */
final class DeviceSteps implements FoldSteps {
    /** Rows that are planned at a time, where they are more than one batch. */
    private static final int MOST_ROWS = 1 << 22;

    private final TrainingImages kept;
    private final Training plan;
    private final int rows;
    private final long seed;
    private final BatchMixer mixer;
    private final StepCount steps;
    private final int mostRows;

    /**
     * @param images those that are kept
     * @param seed of the order of the images and how they are mixed
     */
    DeviceSteps(TrainingImages kept, Recipe recipe, LabelledImages images, long seed, StepCount steps) {
        this(kept, recipe, images, seed, steps, MOST_ROWS);
    }

    /** @param mostRows that are planned at a time, where they are more than one batch */
    DeviceSteps(TrainingImages kept, Recipe recipe, LabelledImages images, long seed, StepCount steps, int mostRows) {
        this.kept = kept;
        this.plan = recipe.training();
        this.rows = images.rows();
        this.seed = seed;
        this.mixer = new BatchMixer(recipe.augmentation().mixing(), images.shape(), seed);
        this.steps = steps;
        this.mostRows = mostRows;
    }

    @Override
    public EpochSums take(int epoch, long seedOfDraws, Consumer<EpochSums> progress) {
        BatchRows batches = new BatchRows(plan, rows, seed, epoch);
        EpochSums sums = EpochSums.NONE;
        int from = 0;
        while (from < batches.count() && sums.diverged().isEmpty()) {
            int to = end(batches, from);
            sums = kept.steps(order(batches, from, to, seedOfDraws), sums, step -> steps.taken(), progress);
            from = to;
        }
        return sums;
    }

    /** Behind the batches that are planned together. */
    private int end(BatchRows batches, int from) {
        int to = from + 1;
        long planned = batches.size(from);
        while (to < batches.count() && planned + batches.size(to) <= mostRows) {
            planned += batches.size(to++);
        }
        return to;
    }

    private EpochOrder order(BatchRows batches, int from, int to, long seedOfDraws) {
        int[] sizes = new int[to - from];
        int[] passes = new int[to - from];
        List<BatchMix> mixes = new ArrayList<>();
        for (int step = 0; step < sizes.length; step++) {
            sizes[step] = batches.size(from + step);
            passes[step] = batches.pass(from + step);
            mixes.add(mixer.of(passes[step], batches.inPass(from + step)));
        }
        int[] order = new int[Arrays.stream(sizes).sum()];
        int at = 0;
        for (int step = 0; step < sizes.length; step++) {
            System.arraycopy(batches.of(from + step), 0, order, at, sizes[step]);
            at += sizes[step];
        }
        return new EpochOrder(seedOfDraws, order, sizes, passes, steps.nextRates(sizes.length), mixes);
    }

    @Override
    public void close() {
        kept.close();
    }
}
