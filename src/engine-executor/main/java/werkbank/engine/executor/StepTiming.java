package werkbank.engine.executor;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
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

    private StepTiming() {}

    /** The median over some rounds. */
    static double imagesPerSecond(Engine engine, Recipe recipe, int batch) {
        NetworkSpec spec = new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1);
        try (TrainableNetwork network = engine.create(spec);
                TrainingImages images = network.keep(
                                images(batch),
                                recipe.augmentation(),
                                1,
                                recipe.training().labelSmoothing())
                        .orElseThrow()) {
            seconds(images, batch, WARM_UP);
            int steps = (int) Math.max(
                    LEAST_STEPS, Math.min(MOST_STEPS, LEAST_STEPS * SECONDS / seconds(images, batch, LEAST_STEPS)));
            double[] speeds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                speeds[round] = (double) steps * batch / seconds(images, batch, steps);
            }
            Arrays.sort(speeds);
            return speeds[ROUNDS / 2];
        }
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

    private static double seconds(TrainingImages images, int batch, int steps) {
        int[] rows = new int[steps * batch];
        Arrays.setAll(rows, row -> row % batch);
        int[] sizes = filled(steps, batch);
        double[] rates = new double[steps];
        Arrays.fill(rates, 1e-3);
        long start = System.nanoTime();
        images.steps(EpochOrder.unmixed(1, rows, sizes, filled(steps, 1), rates), step -> {}, sums -> {});
        return (System.nanoTime() - start) / 1e9;
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }
}
