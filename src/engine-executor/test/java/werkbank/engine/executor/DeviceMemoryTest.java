package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.WerkbankException;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Average;
import werkbank.engine.DeviceMemoryException;
import werkbank.engine.EpochOrder;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.TrainingImages;
import werkbank.engine.Workload;
import werkbank.engine.operation.Operations;
import werkbank.engine.plain.PlainOperations;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** The forecast of the device's memory against what plain operations count. */
class DeviceMemoryTest {
    private static final Shape SHAPE = Shape.grey(9, 8);
    private static final int CLASSES = 4;
    private static final int ROWS = 50;
    private static final int HELD_OUT = 30;
    private static final long LIMIT = 1L << 32;
    private static final String NETWORK = "[conv: 6, conv: {filters: 5, kernel: 4, activation: gelu}, batch-norm,"
            + " max-pool, dropout: 0.2, dense: {units: 30, activation: swish}, dense: 7]";
    private static final String BRANCHES = "[whitening: {kernel: 2, activation: gelu}, residual: {activation: relu,"
            + " layers: [conv: {filters: 6, stride: 2, bias: false, activation: identity}, batch-norm: {scale: false},"
            + " depthwise-conv: 3, group-norm: 3]}, concatenate: [[conv: {filters: 2, activation: gelu}], []],"
            + " squeeze-excite: 2, separable-conv: 9, global-max-pool, factor: 0.5]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F32  | optimizer: sgd, batch-size: 16",
                "F32  | 'optimizer: amsgrad, batch-size: 50, ema: {}, swa: {start: 0}, checkpoint: val-loss'",
                "BF16 | 'optimizer: adam, batch-size: 7, ema: {}, checkpoint: val-loss'",
                "BF16 | optimizer: nesterov, batch-size: 1000"
            })
    void itIsWhatATrainingTakes(Precision precision, String training) {
        itIsWhatATrainingTakes(precision, TrainedSideBySide.recipe(NETWORK, training));
        itIsWhatATrainingTakes(precision, TrainedSideBySide.recipe(BRANCHES, training));
    }

    private static void itIsWhatATrainingTakes(Precision precision, Recipe recipe) {
        long forecast = DeviceMemory.of(recipe, load(1), precision).bytes();
        PlainOperations operations = new PlainOperations(precision, LIMIT);
        train(operations, recipe);

        long taken = LIMIT - operations.free();
        assertThat(forecast).isBetween(taken, taken + taken / 1000 + 64);
        assertThat(DeviceMemory.of(recipe, load(3), precision).bytes()).isEqualTo(3 * forecast);
    }

    /** Everything that a fold's training asks of its network; nothing is closed. */
    private static void train(Operations operations, Recipe recipe) {
        int batch = Math.min(ROWS, recipe.training().batchSizes().largest());
        TrainableNetwork network = network(operations, recipe);
        for (int i = 0; i < Copies.averages(recipe.training()); i++) {
            network.average();
        }
        TrainingImages kept =
                network.keep(images(ROWS), recipe.augmentation(), 1, 0).orElseThrow();
        for (int size : new int[] {3, batch, 3}) {
            kept.steps(
                    EpochOrder.unmixed(1, new int[size], new int[] {size}, new int[] {1}, new double[] {0.1}),
                    step -> {},
                    sums -> {});
        }
        network.answers(images(HELD_OUT).images());
    }

    private static TrainableNetwork network(Operations operations, Recipe recipe) {
        NetworkSpec spec = new NetworkSpec(recipe, SHAPE, CLASSES, List.of(1.0, 2.0, 3.0, 4.0), 1);
        return new TrainableExecutedNetwork(operations, Architecture.of(recipe.network(), SHAPE, CLASSES), spec);
    }

    @Test
    void closingGivesAllOfItBack() {
        PlainOperations operations = new PlainOperations(Precision.F32, LIMIT);
        Recipe recipe = TrainedSideBySide.recipe(NETWORK, "optimizer: adam, batch-size: 16");
        try (TrainableNetwork network = network(operations, recipe);
                Average average = network.average();
                TrainingImages kept =
                        network.keep(images(ROWS), recipe.augmentation(), 1, 0).orElseThrow()) {
            assertThat(operations.free()).isLessThan(LIMIT);
            average.mix(0.5);
            assertThat(kept).isNotNull();
        }
        assertThat(operations.free()).isEqualTo(LIMIT);
    }

    /** A card without room is told of, and the network that had begun gives back what it has. */
    @Test
    void aNetworkThatHasNoRoomKeepsNothing() {
        PlainOperations operations = new PlainOperations(Precision.F32, 20_000);
        ExecutorEngine engine = new PlainEngine() {
            @Override
            protected Operations open(Precision precision, Algorithms algorithms) {
                return operations;
            }
        };
        Recipe recipe = TrainedSideBySide.recipe(NETWORK, "optimizer: adam");
        NetworkSpec spec = new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1);
        assertThatThrownBy(() -> engine.create(spec)).isInstanceOf(DeviceMemoryException.class);
        assertThat(operations.free()).isEqualTo(20_000);
    }

    /** No smaller share of a device would help, so it isn't taken for a full one. */
    @Test
    void aStepThatNoBufferHoldsIsToldByItsSize() {
        Recipe recipe = TrainedSideBySide.recipe("[conv: {filters: 8, activation: identity}]", "optimizer: sgd");
        try (TrainableNetwork network = network(new PlainOperations(Precision.F32), recipe)) {
            assertThatThrownBy(() -> ((TrainableExecutedNetwork) network).training(2_000_000))
                    .isExactlyInstanceOf(WerkbankException.class)
                    .hasMessage("a step on 2,000,000 images of 9 × 8 has 2,456,000,000 numbers in its arrays, more than"
                            + " the 2,147,483,639 that this engine keeps of one step; lower batch-size");
        }
    }

    @Test
    void layersThatCanShareAnArrayDo() {
        Recipe chain = TrainedSideBySide.recipe(
                "[conv: {filters: 8, activation: identity}, batch-norm, activation: relu, dropout: 0.3]",
                "optimizer: sgd");
        TrainingArrays arrays = new TrainingArrays(Architecture.of(chain.network(), SHAPE, CLASSES));
        long map = 8L * SHAPE.values();
        // images, convolution, the normalisation that the function changes in place, dropout beside it since the
        // function's
        // derivative is had from its value; the gradient of the logits, and one that all others share
        assertThat(arrays.values(64)).isEqualTo(64 * (SHAPE.values() + 3 * map + CLASSES + map));
    }

    /** A block keeps its two convolutions and what a rectifier made of a normalisation or a sum in its place. */
    @Test
    void aResidualBlockKeepsFourArrays() {
        String block = "residual: {activation: relu, layers: [conv: {filters: 8, bias: false, activation: identity},"
                + " batch-norm, activation: relu, conv: {filters: 8, bias: false, activation: identity}, batch-norm]}";
        String start = "[conv: {filters: 8, bias: false}, ";
        long one = step(start + block + "]").values(64);
        long two = step(start + block + ", " + block + "]").values(64);
        assertThat(two - one).isEqualTo(64 * 4 * 8L * SHAPE.values());
        // the images, the first convolution, and four arrays; one more for gradients, since the others lie where what
        // was
        // read for the last time was; the gradient of the logits
        assertThat(one).isEqualTo(64 * (SHAPE.values() + 5 * 8L * SHAPE.values() + 8L * SHAPE.values() + CLASSES));
    }

    @Test
    void gradientsLieWhereWasWhatIsNoLongerRead() {
        long map = 8L * SHAPE.values();
        String block = "conv: 8, batch-norm, ";
        // What the first conv takes and two arrays a block; the gradients of the last block need one more, and those of
        // the
        // others lie in it and in the arrays of the blocks behind them.
        assertThat(step("[" + block + block + block + block + "]").values(64))
                .isEqualTo(64 * (SHAPE.values() + 8 * map + map + CLASSES));
    }

    private static TrainingArrays step(String network) {
        Recipe recipe = TrainedSideBySide.recipe(network, "optimizer: sgd");
        return new TrainingArrays(Architecture.of(recipe.network(), SHAPE, CLASSES));
    }

    private static Workload load(int networks) {
        return new Workload(ROWS + HELD_OUT, false, SHAPE, CLASSES, networks, ROWS, HELD_OUT);
    }

    private static LabelledImages images(int rows) {
        Random random = new Random(5);
        byte[][] pixels = new byte[rows][SHAPE.values()];
        Arrays.stream(pixels).forEach(random::nextBytes);
        return new LabelledImages(
                new Images(pixels, SHAPE), random.ints(rows, 0, CLASSES).toArray(), CLASSES);
    }
}
