package werkbank.baseline;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Shape;

/**
 * Multinomial logistic regression on the pixels, standardised over the training images: what can be had without a network.
 * The weights' penalty is scikit-learn's default, half their square divided by the images. It is trained with Adam in
 * batches, always the same for the same images and seed, on however many threads.
 */
public final class LinearModel {
    /** The most multiplications of a training: seconds on two cores. */
    private static final double WORK = 2e10;

    private static final int PASSES = 10;
    private static final int LEAST_STEPS = 600;
    private static final int BATCH = 128;

    private final ReducedImages reduced;
    private final Standardisation standard;
    private final SoftmaxWeights weights;
    private final int images;

    private LinearModel(ReducedImages reduced, Standardisation standard, SoftmaxWeights weights, int images) {
        this.reduced = reduced;
        this.standard = standard;
        this.weights = weights;
        this.images = images;
    }

    /**
     * Trains a model, on as many images as there is time for, drawn at random.
     *
     * @param training at least one image
     * @throws IllegalArgumentException when there is none
     */
    public static LinearModel trained(LabelledImages training, long seed) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("no images to train on");
        }
        ReducedImages reduced = new ReducedImages(training.shape());
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = shuffled(training.rows(), random);
        double each = 2.0 * PASSES * reduced.shape().values() * training.classes();
        int most = (int) Math.max(BATCH, Math.min(training.rows(), WORK / each));
        LabelledImages some = training.rows() > most
                ? training.subset(IntStream.of(order).limit(most).toArray())
                : training;
        Images pixels = reduced.of(some.images());
        Standardisation standard = Standardisation.of(pixels);
        SoftmaxWeights weights =
                new SoftmaxWeights(training.classes(), reduced.shape().values(), 1.0 / some.rows());
        LinearModel model = new LinearModel(reduced, standard, weights, some.rows());
        model.train(pixels, some.labels(), random);
        return model;
    }

    private void train(Images pixels, int[] labels, SplittableRandom random) {
        int batches = (labels.length + BATCH - 1) / BATCH;
        int steps = Math.max(LEAST_STEPS, PASSES * batches);
        int[] order = new int[0];
        for (int step = 0; step < steps; step++) {
            int batch = step % batches;
            if (batch == 0) {
                order = shuffled(labels.length, random);
            }
            int[] rows = Arrays.copyOfRange(order, batch * BATCH, Math.min(labels.length, (batch + 1) * BATCH));
            int[] truth = IntStream.of(rows).map(row -> labels[row]).toArray();
            weights.step(values(pixels, rows), truth, 1 - (double) step / steps);
        }
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
        return order;
    }

    private float[][] values(Images pixels, int[] rows) {
        float[][] values = new float[rows.length][pixels.shape().values()];
        IntStream.range(0, rows.length).parallel().forEach(i -> standard.into(pixels.row(rows[i]), values[i]));
        return values;
    }

    /**
     * The probabilities of each class, [images][classes].
     *
     * @throws IllegalArgumentException when the images are of another size than those trained on
     */
    public float[][] probabilities(Images images) {
        Images pixels = reduced.of(images);
        if (!pixels.shape().equals(reduced.shape())) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "images of %s, not of %s", pixels.shape(), reduced.shape()));
        }
        float[][] probabilities = new float[images.count()][];
        for (int from = 0; from < probabilities.length; from += BATCH) {
            int[] rows = IntStream.range(from, Math.min(probabilities.length, from + BATCH))
                    .toArray();
            System.arraycopy(weights.probabilities(values(pixels, rows)), 0, probabilities, from, rows.length);
        }
        return probabilities;
    }

    /** How many images it has learned from. */
    public int images() {
        return images;
    }

    /** The size of what it looks at: larger images are reduced to it. */
    public Shape shape() {
        return reduced.shape();
    }
}
