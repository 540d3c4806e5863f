package werkbank.train;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.augment.Pixels;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Average;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.recipe.BatchSizes;
import werkbank.recipe.Training;

/**
 * Stochastic weight averaging: the plain mean of the parameters at the ends of the last epochs (Izmailov et al., 2018,
 * algorithm 1, one model an epoch), with batch normalisation's statistics computed anew for the mean.
 */
final class EpochAverage implements WeightAverage {
    /** Makes a trial that goes on take the same images in the same batches. */
    private static final long SEED = 1;

    /** Rounding of a share of the epochs that is meant to be a whole number of them. */
    private static final double ROUNDING = 1e-9;

    private final int notCounted;
    private final BatchSizes batchSizes;
    private final Images images;
    private final Average average;

    /** @param training images that the statistics of batch normalisation come from, not augmented */
    EpochAverage(Average average, Training plan, LabelledImages training) {
        Training.Swa settings = plan.averaging().swa().orElseThrow();
        this.notCounted = (int) Math.floor(settings.start() * plan.epochs() + ROUNDING);
        this.batchSizes = plan.batchSizes();
        this.images = drawn(training.images(), settings.images());
        this.average = average;
    }

    /**
     * Draws the images and their order: files may have one class after the other, and batches of one class each vary less
     * than those that were trained on.
     *
     * @param count 0 for all
     */
    private static Images drawn(Images images, int count) {
        int[] order = BatchRows.shuffled(images.count(), new Random(SEED));
        return images.subset(count == 0 ? order : Arrays.copyOf(order, Math.min(count, order.length)));
    }

    @Override
    public Weights kind() {
        return Weights.SWA;
    }

    @Override
    public void afterStep(int steps) {}

    @Override
    public boolean afterEpoch(int epoch) {
        int models = epoch - notCounted;
        if (models < 1) {
            return false;
        }
        average.mix(1.0 / models);
        int size = batchSizes.of(epoch);
        average.renewStatistics(() -> batches(size).iterator());
        return true;
    }

    private Stream<float[]> batches(int size) {
        return IntStream.iterate(0, from -> from < images.count(), from -> from + size)
                .mapToObj(from -> Pixels.batch(images.range(from, Math.min(from + size, images.count()))));
    }

    @Override
    public Average parameters() {
        return average;
    }
}
