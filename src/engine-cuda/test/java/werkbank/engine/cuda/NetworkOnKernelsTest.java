package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Average;
import werkbank.engine.EpochOrder;
import werkbank.engine.EpochSums;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.TrainingImages;
import werkbank.engine.executor.ExecutorEngine;
import werkbank.engine.executor.PlainEngine;
import werkbank.engine.operation.Operations;
import werkbank.recipe.Algorithms;
import werkbank.recipe.BatchMix;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.Spaces;

/** Whole networks with our kernels on the processor, trained and asked as on a card, against the same in plain Java. */
class NetworkOnKernelsTest {
    private static final Shape SHAPE = Shape.grey(9, 8);
    private static final int CLASSES = 3;
    private static final int ROWS = 13;
    private static final int[] SIZES = {5, 5, 3, 5};
    private static final int[] PASSES = {1, 1, 1, 2};
    private static final double[] RATES = {0.02, 0.02, 0.01, 0.02};
    private static final List<BatchMix> UNMIXED = Collections.nCopies(SIZES.length, BatchMix.NONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F32  | 1e-4 | '[conv: {filters: 3, kernel: 4}, batch-norm, max-pool, dropout: 0.2, dense: 5]'"
                        + " | 'optimizer: adam, epsilon: 0.01, l2: 0.01, clip-norm: 1'",
                "F32  | 1e-4 | '[conv: {filters: 3, kernel: 3, stride: 2, activation: gelu}, spatial-dropout: 0.3,"
                        + " average-pool, dense: {units: 4, activation: swish}, batch-norm, gaussian-dropout: 0.1]'"
                        + " | 'optimizer: rmsprop, epsilon: 0.01, label-smoothing: 0.1'",
                "TF32 | 1e-3 | '[batch-norm, conv: 3, global-average-pool, dense: {units: 4, activation: selu},"
                        + " alpha-dropout: 0.2]' | 'optimizer: nadam, epsilon: 0.01, clip-value: 0.1, l1: 0.01'",
                "BF16 | 3e-2 | '[conv: {filters: 4, activation: identity}, batch-norm, activation: relu, max-pool,"
                        + " dense: 5]' | optimizer: nesterov",
                "F32  | 1e-4 | '[conv: 4, residual: {drop: 0.2, layers: [conv: {filters: 6, stride: 2, activation:"
                        + " identity, bias: false}, batch-norm]}, residual: [conv: {filters: 6, activation: identity}],"
                        + " global-average-pool]' | 'optimizer: adam, epsilon: 0.01'",
                "F32  | 1e-4 | '[separable-conv: {filters: 6, stride: 2, activation: gelu}, squeeze-excite: {reduction:"
                        + " 2}, depthwise-conv: {kernel: 3, activation: tanh}, global-max-pool, dense: 4]'"
                        + " | 'optimizer: nesterovw, l2: 0.01'",
                "TF32 | 1e-3 | '[layer-norm, conv: {filters: 6, activation: identity}, group-norm: 3, activation: gelu,"
                        + " factor: 0.5, dense: {units: 4, activation: tanh}]' | 'optimizer: adam, epsilon: 0.01'",
                "BF16 | 3e-2 | '[conv: 3, concatenate: [[conv: {filters: 5, activation: tanh}], [], [residual: [conv: 3],"
                        + " squeeze-excite: 1]], separable-conv: 8, group-norm: 2, max-pool, dense: 5]'"
                        + " | optimizer: nesterov",
            })
    void theyTrainAndAnswerAlike(Precision precision, double tolerance, String network, String training) {
        Recipe recipe = recipe(
                network,
                "precision: " + precision.label() + ", " + training,
                "rotation: 10, shift: 0.1, erase: {probability: 0.5}");
        assertAlike(recipe, SHAPE, UNMIXED, tolerance);
    }

    @Test
    void imagesInColourAreChangedAndMixedAlike() {
        Recipe recipe = recipe(
                "[conv: {filters: 3, kernel: 2}, dense: 5]",
                "precision: f32, optimizer: nesterov",
                "crop-padding: 2, flip-horizontal: 0.5, flip-mode: alternating, brightness: 0.1, contrast: 0.3, saturation:"
                        + " 0.5, hue: 0.1, grey: 0.2, blur: {probability: 0.5}, rand-augment: {operations: 2},"
                        + " cutout: 2, mixup: 0.2, cutmix: {probability: 0.5}");
        List<BatchMix> mixes = List.of(
                BatchMix.ofImages(0.3f), new BatchMix(4 / 20f, 1, 2, 2, 2), BatchMix.NONE, BatchMix.ofImages(0.9f));
        assertAlike(recipe, new Shape(3, 5, 4), mixes, 1e-4);
    }

    private static Recipe recipe(String network, String training, String augmentation) {
        return Spaces.read("name: s\ntrials: 1\nnetwork: " + network + "\ntraining: {epochs: 1, batch-size: 5, "
                        + training + "}\naugmentation: {" + augmentation + "}\n")
                .recipe(Map.of());
    }

    private static void assertAlike(Recipe recipe, Shape shape, List<BatchMix> mixes, double tolerance) {
        Twins.requireCompiler();
        float[][] expected = trained(new PlainEngine(), recipe, shape, mixes);
        float[][] found = trained(new OnKernels(), recipe, shape, mixes);
        for (int part = 0; part < expected.length; part++) {
            assertThat(found[part]).hasSameSizeAs(expected[part]);
            for (int i = 0; i < expected[part].length; i++) {
                assertThat((double) found[part][i])
                        .as("%d of part %d", i, part)
                        .isEqualTo(expected[part][i], within(tolerance * Math.max(1, Math.abs(expected[part][i]))));
            }
        }
    }

    /** Parameters, what the optimizer remembers, an average whose statistics were renewed, probabilities, the mean loss. */
    private static float[][] trained(ExecutorEngine engine, Recipe recipe, Shape shape, List<BatchMix> mixes) {
        NetworkSpec spec = new NetworkSpec(recipe, shape, CLASSES, List.of(0.5, 1.0, 2.0), 1);
        LabelledImages images = images(shape);
        try (TrainableNetwork network = engine.create(spec);
                Average average = network.average();
                TrainingImages kept =
                        network.keep(images, recipe.augmentation(), 7, 0.1).orElseThrow()) {
            EpochSums sums = EpochSums.NONE;
            for (int epoch = 1; epoch <= 3; epoch++) {
                sums = kept.steps(order(epoch, mixes), step -> average.mix(0.5), so -> {});
            }
            assertThat(network.isFinite()).isTrue();
            average.renewStatistics(List.of(numbers(6 * shape.values()), numbers(3 * shape.values())));
            float[][] answers = network.answers(images.images()).orElseThrow();
            return new float[][] {
                network.state().parameters(),
                network.state().updater(),
                average.values(),
                answers[0],
                answers[ROWS - 1],
                {(float) (sums.loss() / sums.images())}
            };
        }
    }

    private static EpochOrder order(int epoch, List<BatchMix> mixes) {
        int[] rows = new int[Arrays.stream(SIZES).sum()];
        Arrays.setAll(rows, i -> i * 5 % ROWS);
        return new EpochOrder(epoch, rows, SIZES, PASSES, RATES, mixes);
    }

    private static float[] numbers(int count) {
        Random random = new Random(count);
        float[] values = new float[count];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private static LabelledImages images(Shape shape) {
        Random random = new Random(5);
        byte[][] pixels = new byte[ROWS][shape.values()];
        Arrays.stream(pixels).forEach(random::nextBytes);
        return new LabelledImages(
                new Images(pixels, shape), random.ints(ROWS, 0, CLASSES).toArray(), CLASSES);
    }

    private static final class OnKernels extends PlainEngine {
        @Override
        protected Operations open(Precision precision, Algorithms algorithms) {
            return ProcessorOperations.start(precision);
        }
    }
}
