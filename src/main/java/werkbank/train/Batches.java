package werkbank.train;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.dataset.LabelledImages;
import werkbank.space.Recipe;

/**
 * The training images of one epoch in random order, augmented, in batches; the last batch may be smaller. The next
 * batches are augmented on another thread while a step runs, if there is a processor for it.
 */
final class Batches implements AutoCloseable {
    private static final int AHEAD = 2;

    private final LabelledImages data;
    private final int batchSize;
    private final Augmenter augmenter;
    private final int epoch;
    private final int[] order;
    private final Optional<Ahead<float[]>> ahead;

    Batches(LabelledImages data, Recipe recipe, long seed, int epoch) {
        // On one processor the threads would only get in each other's way.
        this(data, recipe, seed, epoch, Runtime.getRuntime().availableProcessors() > 1);
    }

    /** @param inBackground whether to augment on another thread; what comes out is the same */
    Batches(LabelledImages data, Recipe recipe, long seed, int epoch, boolean inBackground) {
        this.data = data;
        this.batchSize = recipe.training().batchSizes().of(epoch);
        this.augmenter = new Augmenter(recipe.augmentation(), data.height(), data.width(), seed);
        this.epoch = epoch;
        this.order = shuffled(data.rows(), new Random(seed * 31 + epoch));
        this.ahead = inBackground ? Optional.of(new Ahead<>(count(), AHEAD, this::pixels)) : Optional.empty();
    }

    int count() {
        return (data.rows() - 1) / batchSize + 1;
    }

    int size(int batch) {
        return Math.min(batchSize, data.rows() - batch * batchSize);
    }

    /** [images][1][height][width], values 0 to 1; to be asked for in order, each batch once. */
    INDArray features(int batch) {
        float[] values = ahead.isPresent() ? ahead.get().next() : pixels(batch);
        return Pixels.array(values, data.height(), data.width());
    }

    private float[] pixels(int batch) {
        int pixels = data.height() * data.width();
        float[] values = new float[size(batch) * pixels];
        for (int i = 0; i < size(batch); i++) {
            int row = order[batch * batchSize + i];
            augmenter.apply(data.images()[row], epoch, row, values, i * pixels);
        }
        return values;
    }

    /** One-hot [images][classes]. */
    INDArray labels(int batch) {
        float[] values = new float[size(batch) * data.classes()];
        for (int i = 0; i < size(batch); i++) {
            values[i * data.classes() + data.labels()[order[batch * batchSize + i]]] = 1;
        }
        return Nd4j.create(values, new long[] {size(batch), data.classes()}, 'c');
    }

    @Override
    public void close() {
        ahead.ifPresent(Ahead::close);
    }

    private static int[] shuffled(int rows, Random random) {
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
