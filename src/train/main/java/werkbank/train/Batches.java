package werkbank.train;

import java.util.Locale;
import java.util.Optional;
import werkbank.LongestArray;
import werkbank.WerkbankException;
import werkbank.augment.Augmenter;
import werkbank.augment.BatchMixer;
import werkbank.augment.MixedBatch;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Recipe;

/**
 * The training images of one epoch in random order, augmented and mixed, in batches, as {@link BatchRows} deals them out. The next
 * batches are augmented on another thread while a step runs, if there is a processor for it.
 */
public final class Batches implements AutoCloseable {
    private static final int AHEAD = 2;

    private final LabelledImages data;
    private final Augmenter augmenter;
    private final BatchMixer mixer;
    /** The mixer of the thread that augments. */
    private final BatchMixer mixerOfPixels;

    private final BatchRows ofLabels;
    /** The rows of the pixels, asked by the thread that augments. */
    private final BatchRows ofPixels;

    private final Optional<Prefetcher<float[]>> ahead;

    public Batches(LabelledImages data, Recipe recipe, long seed, int epoch) {
        // On one processor the threads would only get in each other's way.
        this(data, recipe, seed, epoch, Runtime.getRuntime().availableProcessors() > 1);
    }

    /**
     * Begins an epoch.
     *
     * @param inBackground whether to augment on another thread; what comes out is the same
     * @throws WerkbankException when a batch is more than an array holds
     */
    public Batches(LabelledImages data, Recipe recipe, long seed, int epoch, boolean inBackground) {
        requireFits(recipe.training().batchSizes().of(epoch), data);
        this.data = data;
        this.augmenter = new Augmenter(recipe.augmentation(), data.shape(), seed);
        this.mixer = new BatchMixer(recipe.augmentation().mixing(), data.shape(), seed);
        this.mixerOfPixels = new BatchMixer(recipe.augmentation().mixing(), data.shape(), seed);
        this.ofLabels = new BatchRows(recipe.training(), data.rows(), seed, epoch);
        this.ofPixels = new BatchRows(recipe.training(), data.rows(), seed, epoch);
        this.ahead = inBackground ? Optional.of(new Prefetcher<>(count(), AHEAD, this::pixels)) : Optional.empty();
    }

    private static void requireFits(int batchSize, LabelledImages data) {
        int images = Math.min(batchSize, data.rows());
        long numbers = (long) images * data.shape().values();
        if (numbers > LongestArray.LENGTH) {
            throw new WerkbankException(String.format(
                    Locale.ROOT,
                    "a batch of %,d images of %s has %,d numbers, more than the %,d of an array; lower batch-size",
                    images,
                    data.shape(),
                    numbers,
                    LongestArray.LENGTH));
        }
    }

    /** Classes of the images. */
    int classes() {
        return data.classes();
    }

    int count() {
        return ofLabels.count();
    }

    int size(int batch) {
        return ofLabels.size(batch);
    }

    /** [images][channels][height][width] in one row, values 0 to 1; to be asked for in order, each batch once. */
    public float[] features(int batch) {
        return ahead.isPresent() ? ahead.get().next() : pixels(batch);
    }

    private float[] pixels(int batch) {
        int pixels = data.shape().values();
        int[] rows = ofPixels.of(batch);
        float[] values = new float[rows.length * pixels];
        for (int i = 0; i < rows.length; i++) {
            augmenter.apply(data.images().row(rows[i]), ofPixels.pass(batch), rows[i], values, i * pixels);
        }
        MixedBatch.mixImages(mixerOfPixels.of(ofPixels.pass(batch), ofPixels.inPass(batch)), data.shape(), values);
        return values;
    }

    /** Labels [images][classes] in one row: 1 for the class of an image, or its share and that of another one's class. */
    public float[] labels(int batch) {
        int[] rows = ofLabels.of(batch);
        float[] values = new float[rows.length * data.classes()];
        for (int i = 0; i < rows.length; i++) {
            values[i * data.classes() + data.labels()[rows[i]]] = 1;
        }
        MixedBatch.mixLabels(mixer.of(ofLabels.pass(batch), ofLabels.inPass(batch)), data.classes(), values);
        return values;
    }

    @Override
    public void close() {
        ahead.ifPresent(Prefetcher::close);
    }
}
