package werkbank.train;

import java.util.Arrays;
import java.util.Optional;
import werkbank.dataset.Fold;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/**
 * The speed at which a recipe's network takes training steps here, on images that are made up: batches, augmentation and
 * updates are those of a trial, however long its epochs are. For one thread.
 */
public final class StepSpeedometer implements AutoCloseable {
    /** Steps between two looks at the clock; on a card whole epochs pass without the host. */
    private static final int STEPS = 64;

    private final FoldTraining training;

    /** @param classes at least 2 */
    public StepSpeedometer(Engine engine, Recipe recipe, Shape shape, int classes) {
        int rows = Math.max(classes, STEPS * recipe.training().batchSizes().largest());
        LabelledImages images = images(rows, shape, classes);
        training = FoldTraining.of(
                Engines.forTraining(engine, recipe),
                recipe.withSteps(STEPS),
                new Fold(images, images),
                1,
                Optional.empty());
    }

    /** Every class has images of one brightness, so that nothing diverges that would not on real ones. */
    private static LabelledImages images(int rows, Shape shape, int classes) {
        byte[][] pixels = new byte[rows][];
        int[] labels = new int[rows];
        byte[][] ofClass = new byte[classes][shape.values()];
        for (int i = 0; i < classes; i++) {
            Arrays.fill(ofClass[i], (byte) (255 * i / classes));
        }
        for (int row = 0; row < rows; row++) {
            labels[row] = row % classes;
            pixels[row] = ofClass[labels[row]];
        }
        return new LabelledImages(new Images(pixels, shape), labels, classes);
    }

    /**
     * Takes steps for a while, an epoch of them at least.
     *
     * @return steps a second
     */
    public double perSecond(double seconds) {
        long start = System.nanoTime();
        long steps = 0;
        double passed;
        do {
            steps += training.again();
            passed = (System.nanoTime() - start) / 1e9;
        } while (passed < seconds);
        return steps / passed;
    }

    @Override
    public void close() {
        training.close();
    }
}
