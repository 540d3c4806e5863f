package werkbank.bench.gpu;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import werkbank.dataset.LabelledImages;
import werkbank.engine.EpochOrder;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.TrainingImages;
import werkbank.recipe.Recipe;

/** Training steps on images that lie where the network is computed, or batch by batch from the host where they can't. */
final class Training implements Steps.Work {
    private static final double RATE = 1e-3;

    private final TrainableNetwork network;
    private final LabelledImages images;
    private final int batch;
    private final Optional<TrainingImages> kept;
    private EpochOrder order;

    Training(TrainableNetwork network, Recipe recipe, LabelledImages images) {
        this.network = network;
        this.images = images;
        this.batch = recipe.training().batchSizes().of(1);
        this.kept =
                network.keep(images, recipe.augmentation(), 1, recipe.training().labelSmoothing());
        if (kept.isEmpty() && !recipe.augmentation().isNone()) {
            network.close();
            throw new IllegalStateException("the engine can't change its images in all these ways");
        }
        if (kept.isEmpty()) {
            network.seed(1);
        }
    }

    @Override
    public void ready(int steps) {
        int[] rows = new Random(1).ints((long) steps * batch, 0, images.rows()).toArray();
        int[] sizes = new int[steps];
        int[] passes = new int[steps];
        double[] rates = new double[steps];
        Arrays.fill(sizes, batch);
        Arrays.fill(passes, 1);
        Arrays.fill(rates, RATE);
        order = EpochOrder.unmixed(1, rows, sizes, passes, rates);
    }

    @Override
    public void steps(int steps) {
        if (kept.isPresent()) {
            kept.get().steps(order, step -> {}, sums -> {});
        } else {
            hostSteps(steps);
        }
    }

    private void hostSteps(int steps) {
        for (int step = 0; step < steps; step++) {
            int[] rows = Arrays.copyOfRange(order.rows(), step * batch, (step + 1) * batch);
            LabelledImages some = images.subset(rows);
            float[] targets = new float[batch * images.classes()];
            for (int row = 0; row < batch; row++) {
                targets[row * images.classes() + some.labels()[row]] = 1;
            }
            network.step(Steps.pixels(some.images()), targets, RATE);
        }
    }

    @Override
    public void close() {
        kept.ifPresent(TrainingImages::close);
        network.close();
    }
}
