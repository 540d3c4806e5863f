package werkbank.engine.executor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.EpochOrder;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.TrainingImages;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** Times the training of a network on random images, as its engine's epochs go. */
final class StepTiming {
    private static final Shape SHAPE = Shape.grey(28, 28);
    private static final int CLASSES = 10;
    private static final int ROUNDS = 3;
    /** Steps until libraries have set up what they need, and the step is recorded. */
    private static final int WARM_UP = 4;

    private static final int LEAST_STEPS = 4;
    private static final int MOST_STEPS = 1000;
    private static final double SECONDS = 0.5;
    private static final double RATE = 1e-3;

    private StepTiming() {}

    /** The median over some rounds. */
    static double imagesPerSecond(Engine engine, Recipe recipe, int batch) {
        NetworkSpec spec = new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1);
        try (TrainableNetwork network = engine.create(spec)) {
            LabelledImages images = images(batch);
            double smoothing = recipe.training().labelSmoothing();
            Optional<TrainingImages> kept = network.keep(images, recipe.augmentation(), 1, smoothing);
            IntConsumer work = kept.<IntConsumer>map(where -> steps -> take(where, batch, steps))
                    .orElseGet(() -> steps -> take(network, images, steps));
            double speed = imagesPerSecond(work, batch);
            kept.ifPresent(TrainingImages::close);
            return speed;
        }
    }

    /** @param work takes so many steps */
    private static double imagesPerSecond(IntConsumer work, int batch) {
        seconds(work, WARM_UP);
        int steps =
                (int) Math.max(LEAST_STEPS, Math.min(MOST_STEPS, LEAST_STEPS * SECONDS / seconds(work, LEAST_STEPS)));
        double[] speeds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            speeds[round] = (double) steps * batch / seconds(work, steps);
        }
        Arrays.sort(speeds);
        return speeds[ROUNDS / 2];
    }

    private static double seconds(IntConsumer work, int steps) {
        long start = System.nanoTime();
        work.accept(steps);
        return (System.nanoTime() - start) / 1e9;
    }

    private static LabelledImages images(int count) {
        SplittableRandom random = new SplittableRandom(1);
        byte[][] pixels = new byte[count][SHAPE.values()];
        for (byte[] image : pixels) {
            random.nextBytes(image);
        }
        return new LabelledImages(
                new Images(pixels, SHAPE), random.ints(count, 0, CLASSES).toArray(), CLASSES);
    }

    private static void take(TrainingImages images, int batch, int steps) {
        int[] rows = new int[steps * batch];
        Arrays.setAll(rows, row -> row % batch);
        int[] sizes = filled(steps, batch);
        double[] rates = new double[steps];
        Arrays.fill(rates, RATE);
        images.steps(EpochOrder.unmixed(1, rows, sizes, filled(steps, 1), rates), step -> {}, sums -> {});
    }

    private static void take(TrainableNetwork network, LabelledImages images, int steps) {
        byte[] pixels = images.images().values(0, images.rows());
        float[] features = new float[pixels.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = (pixels[i] & 0xFF) / 255f;
        }
        float[] targets = new float[images.rows() * CLASSES];
        for (int row = 0; row < images.rows(); row++) {
            targets[row * CLASSES + images.labels()[row]] = 1;
        }
        for (int step = 0; step < steps; step++) {
            network.step(features, targets, RATE);
        }
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }
}
