package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.augment.Augmenter;
import werkbank.augment.MixedBatch;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Average;
import werkbank.engine.EpochOrder;
import werkbank.engine.EpochSums;
import werkbank.engine.NetworkSpec;
import werkbank.engine.NetworkState;
import werkbank.engine.Step;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.TrainingImages;
import werkbank.recipe.BatchMix;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** Epochs without the host are the same steps, to the bit. */
class KeptImagesTest {
    private static final Shape SHAPE = Shape.grey(7, 6);
    private static final int CLASSES = 3;
    private static final int ROWS = 11;
    private static final LabelledImages IMAGES = images(SHAPE);
    private static final int[] SIZES = {4, 4, 3, 4, 2};
    private static final int[] PASSES = {1, 1, 1, 2, 2};
    private static final double[] RATES = {0.1, 0.05, 0.2, 0.01, 0.1};

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "nesterov", "rmsprop", "adam", "adamw, weight-decay: 0.1", "amsgrad", "nadam"})
    void anEpochIsItsStepsOneByOne(String optimizer) {
        Recipe recipe = recipe("optimizer: " + optimizer + ", l1: 0.001, l2: 0.01, clip-norm: 1, clip-value: 0.5");
        for (long seed : new long[] {1, -5}) {
            try (TrainableNetwork onDevice = network(recipe);
                    TrainableNetwork fromHost = network(recipe);
                    TrainingImages kept = kept(onDevice, recipe)) {
                List<EpochSums> heard = new ArrayList<>();
                EpochSums sums = kept.steps(order(seed), step -> {}, heard::add);

                assertThat(sums).isEqualTo(oneByOne(fromHost, recipe, seed));
                assertThat(heard).last().isEqualTo(sums);
                assertSame(onDevice.state(), fromHost.state());
            }
        }
    }

    /** Dropout draws on, by the steps since the epoch began. */
    @Test
    void anEpochInPartsIsTheSame() {
        Recipe recipe = TrainedSideBySide.recipe(
                "[conv: {filters: 3, kernel: 2}, dropout: 0.4, dense: 5]", "batch-size: 4, optimizer: adam");
        try (TrainableNetwork whole = network(recipe);
                TrainableNetwork parts = network(recipe);
                TrainingImages ofWhole = kept(whole, recipe);
                TrainingImages ofParts = kept(parts, recipe)) {
            EpochSums sums = ofWhole.steps(order(3), step -> {}, so -> {});
            EpochSums first = ofParts.steps(part(0, 2, 0, 8), EpochSums.NONE, step -> {}, so -> {});

            assertThat(ofParts.steps(part(2, 5, 8, 17), first, step -> {}, so -> {}))
                    .isEqualTo(sums);
            assertSame(parts.state(), whole.state());
        }
    }

    private static EpochOrder part(int from, int to, int firstRow, int endOfRows) {
        return EpochOrder.unmixed(
                3,
                Arrays.copyOfRange(order(3).rows(), firstRow, endOfRows),
                Arrays.copyOfRange(SIZES, from, to),
                Arrays.copyOfRange(PASSES, from, to),
                Arrays.copyOfRange(RATES, from, to));
    }

    /** The second time they run as a recording. */
    @Test
    void epochsAndStepsTakeTurns() {
        Recipe recipe = recipe("optimizer: adam");
        try (TrainableNetwork mixed = network(recipe);
                TrainableNetwork fromHost = network(recipe);
                TrainingImages kept = kept(mixed, recipe)) {
            for (int epoch = 1; epoch <= 3; epoch++) {
                kept.steps(order(epoch), step -> {}, sums -> {});
                oneByOne(fromHost, recipe, epoch);
                oneByOne(mixed, recipe, 10 + epoch);
                oneByOne(fromHost, recipe, 10 + epoch);
                mixed.probabilities(new float[50 * SHAPE.values()]); // which needs larger buffers
            }
            assertSame(mixed.state(), fromHost.state());
        }
    }

    /** Labels mixed with others', smoothed, and weighted by their classes. */
    @Test
    void mixedImagesInColourAreTheSameBothWays() {
        Shape shape = new Shape(3, 5, 4);
        LabelledImages images = images(shape);
        Recipe recipe = TrainedSideBySide.recipe(
                "[conv: {filters: 3, kernel: 2}, dense: 5]",
                "batch-size: 4}\naugmentation: {crop-padding: 2, flip-horizontal: 0.5, flip-mode: alternating, hue: 0.1,"
                        + " contrast: 0.3, blur: {probability: 0.5}, rand-augment: {operations: 2}, cutout: 2");
        NetworkSpec spec = new NetworkSpec(recipe, shape, CLASSES, List.of(0.5, 1.0, 2.0), 3);
        List<BatchMix> mixes = List.of(
                BatchMix.ofImages(0.3f),
                new BatchMix(4 / 20f, 1, 2, 2, 2),
                BatchMix.NONE,
                BatchMix.ofImages(0.9f),
                new BatchMix(1, 0, 0, 5, 4));
        EpochOrder order = new EpochOrder(1, order(1).rows(), SIZES, PASSES, RATES, mixes);
        try (TrainableNetwork onDevice = new PlainEngine().create(spec);
                TrainableNetwork fromHost = new PlainEngine().create(spec);
                TrainingImages kept =
                        onDevice.keep(images, recipe.augmentation(), 9, 0.2).orElseThrow()) {
            EpochSums sums = kept.steps(order, step -> {}, so -> {});

            assertThat(sums).isEqualTo(oneByOne(fromHost, recipe, images, order, () -> {}));
            assertSame(onDevice.state(), fromHost.state());
        }
    }

    @Test
    void anAverageFollowsEachStep() {
        Recipe recipe = recipe("optimizer: adam");
        try (TrainableNetwork onDevice = network(recipe);
                TrainableNetwork fromHost = network(recipe);
                Average ours = onDevice.average();
                Average theirs = fromHost.average();
                TrainingImages kept = kept(onDevice, recipe)) {
            List<Integer> steps = new ArrayList<>();
            kept.steps(
                    order(3),
                    step -> {
                        steps.add(step);
                        ours.mix(0.5);
                    },
                    sums -> {});
            int[] at = {0};
            oneByOne(fromHost, recipe, 3, () -> {
                at[0]++;
                theirs.mix(0.5);
            });
            assertThat(steps).containsExactly(0, 1, 2, 3, 4);
            assertThat(ours.values()).containsExactly(theirs.values());
        }
    }

    @Test
    void moreStepsThanAreHandedOverAtATime() {
        Recipe recipe = recipe("optimizer: sgd, learning-rate: 0.01");
        int steps = StepTable.STEPS + 100;
        int[] ones = new int[steps];
        Arrays.fill(ones, 1);
        int[] rows = new int[steps];
        Arrays.setAll(rows, i -> i * 7 % ROWS);
        double[] rates = new double[steps];
        Arrays.fill(rates, 0.01);
        try (TrainableNetwork network = network(recipe);
                TrainingImages kept = kept(network, recipe)) {
            List<Integer> done = new ArrayList<>();
            EpochSums sums =
                    kept.steps(EpochOrder.unmixed(1, rows, ones, ones, rates), step -> {}, so -> done.add(so.steps()));

            assertThat(sums.steps()).isEqualTo(steps);
            assertThat(sums.images()).isEqualTo(steps);
            assertThat(done).isSorted().hasSizeGreaterThan(2).last().isEqualTo(steps);
            assertThat(network.state().steps()).isEqualTo(steps);
        }
    }

    @Test
    void theFirstStepThatDivergesIsNamed() {
        Recipe recipe = recipe("optimizer: sgd");
        try (TrainableNetwork network = network(recipe);
                TrainingImages kept = kept(network, recipe)) {
            double[] rates = {0.1, Float.MAX_VALUE, 0.1, 0.1, 0.1};
            EpochSums sums =
                    kept.steps(EpochOrder.unmixed(1, order(1).rows(), SIZES, PASSES, rates), step -> {}, so -> {});

            assertThat(sums.diverged()).hasValue(2);
            assertThat(sums.steps()).isEqualTo(3);
            assertThat(sums.images()).isEqualTo(11);
            assertThat(sums.loss()).isNotFinite();
        }
    }

    private static TrainableNetwork network(Recipe recipe) {
        return new PlainEngine().create(new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 3));
    }

    private static TrainingImages kept(TrainableNetwork network, Recipe recipe) {
        return network.keep(IMAGES, recipe.augmentation(), 9, 0.2).orElseThrow();
    }

    private static EpochOrder order(long seed) {
        int[] rows = new int[Arrays.stream(SIZES).sum()];
        Arrays.setAll(rows, i -> i * 5 % ROWS);
        return EpochOrder.unmixed(seed, rows, SIZES, PASSES, RATES);
    }

    private static EpochSums oneByOne(TrainableNetwork network, Recipe recipe, long seed) {
        return oneByOne(network, recipe, seed, () -> {});
    }

    private static EpochSums oneByOne(TrainableNetwork network, Recipe recipe, long seed, Runnable afterStep) {
        return oneByOne(network, recipe, IMAGES, order(seed), afterStep);
    }

    private static EpochSums oneByOne(
            TrainableNetwork network, Recipe recipe, LabelledImages images, EpochOrder order, Runnable afterStep) {
        Shape shape = images.shape();
        Augmenter augmenter = new Augmenter(recipe.augmentation(), shape, 9);
        network.seed(order.seed());
        EpochSums sums = EpochSums.NONE;
        int at = 0;
        for (int step = 0; step < SIZES.length; step++) {
            float[] features = new float[SIZES[step] * shape.values()];
            float[] targets = new float[SIZES[step] * CLASSES];
            for (int i = 0; i < SIZES[step]; i++) {
                int row = order.rows()[at++];
                augmenter.apply(images.images().row(row), PASSES[step], row, features, i * shape.values());
                targets[i * CLASSES + images.labels()[row]] = 1;
            }
            MixedBatch.mixImages(order.mixes().get(step), shape, features);
            MixedBatch.mixLabels(order.mixes().get(step), CLASSES, targets);
            for (int i = 0; i < targets.length; i++) {
                targets[i] = targets[i] * (float) (1 - 0.2) + (float) (0.2 / CLASSES);
            }
            Step taken = network.step(features, targets, RATES[step]);
            sums = sums.plus(taken, SIZES[step]);
            afterStep.run();
        }
        return sums;
    }

    private static void assertSame(NetworkState found, NetworkState expected) {
        assertThat(found.steps()).isEqualTo(expected.steps());
        assertThat(found.parameters()).containsExactly(expected.parameters());
        assertThat(found.updater()).containsExactly(expected.updater());
    }

    private static Recipe recipe(String training) {
        return TrainedSideBySide.recipe(
                "[conv: {filters: 3, kernel: 2}, batch-norm, dropout: 0.3, max-pool, dense: 5, alpha-dropout: 0.2]",
                "batch-size: 4, " + training + "}\naugmentation: {rotation: 10, shift: 0.1, zoom: 0.1");
    }

    private static LabelledImages images(Shape shape) {
        Random random = new Random(5);
        byte[][] pixels = new byte[ROWS][shape.values()];
        for (byte[] image : pixels) {
            random.nextBytes(image);
        }
        return new LabelledImages(
                new Images(pixels, shape), random.ints(ROWS, 0, CLASSES).toArray(), CLASSES);
    }
}
