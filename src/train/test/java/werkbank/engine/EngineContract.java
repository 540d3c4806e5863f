package werkbank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.dataset.Images;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Augmentation;
import werkbank.recipe.BatchSizes;
import werkbank.recipe.Monitor;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.SpatialDropout;

/** What every engine does. */
public abstract class EngineContract {
    private static final int SIDE = 6;
    private static final Shape SHAPE = Shape.grey(SIDE, SIDE);
    private static final int CLASSES = 3;
    private static final int BATCH = 12;
    private static final double RATE = 0.05;

    @TempDir
    Path folder;

    /** The engine, which can run here. */
    protected abstract Engine engine();

    @Test
    void itHasANameAndSaysThatItCanRun() {
        assertThat(engine().name()).matches("[a-z][a-z0-9-]*");
        assertThat(engine().whyNot()).isEmpty();
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(Engines.all()).extracting(Engine::name).contains(engine().name());
        assertThat(Engines.wanted(Optional.of(engine().name())).name()).isEqualTo(engine().name());
    }

    @Test
    void itTellsWhatItRunsOn() {
        Backend backend = engine().hardware().backend();

        assertThat(backend.name()).isNotBlank();
        assertThat(backend.version()).isNotBlank();
        assertThat(backend.convolution()).isNotBlank();
        assertThat(backend.threads()).isPositive();
    }

    @Test
    void aThreadsLimitAndItsEndLeaveTheNumbersAsTheyAre() {
        engine().hardware().limitThisThread(1);
        with(1, network -> {
            float[][] before = network.probabilities(batch(0));
            engine().hardware().leaveThisThread();
            assertThat(network.probabilities(batch(0))).isDeepEqualTo(before);
        });
    }

    @Test
    void itLearns() {
        with(1, network -> {
            double first = network.step(batch(0), targets(0), RATE).loss();
            int right = 0;
            double last = 0;
            for (int step = 1; step < 60; step++) {
                Step taken = network.step(batch(step), targets(step), RATE);
                right = taken.right();
                last = taken.loss();
            }
            assertThat(last).isPositive().isLessThan(0.7 * first);
            assertThat(right).isBetween(BATCH * 2 / 3, BATCH);
            assertThat(network.isFinite()).isTrue();
            int[] labels = labels(7);
            float[][] probabilities = network.probabilities(batch(7));
            long found = 0;
            for (int image = 0; image < BATCH; image++) {
                found += highest(probabilities[image]) == labels[image] ? 1 : 0;
            }
            assertThat(found).isGreaterThanOrEqualTo(BATCH * 2 / 3);
        });
    }

    @Test
    void probabilitiesSumToOneForAnyNumberOfImages() {
        with(1, network -> {
            for (int images : new int[] {1, 2, BATCH}) {
                float[][] rows = network.probabilities(Arrays.copyOf(batch(0), images * SIDE * SIDE));
                assertThat(rows).hasDimensions(images, CLASSES);
                for (float[] row : rows) {
                    assertThat(row[0] + row[1] + row[2]).isEqualTo(1f, within(1e-5f));
                    assertThat(row).doesNotContain(Float.NaN);
                }
            }
        });
    }

    @Test
    void imagesAsTheyAreStoredGiveTheSameAsTheirNumbers() {
        with(1, network -> {
            byte[][] pixels = new byte[7][SIDE * SIDE];
            float[] numbers = new float[7 * SIDE * SIDE];
            Random random = new Random(3);
            for (int i = 0; i < numbers.length; i++) {
                pixels[i / (SIDE * SIDE)][i % (SIDE * SIDE)] = (byte) random.nextInt(256);
                numbers[i] = (pixels[i / (SIDE * SIDE)][i % (SIDE * SIDE)] & 0xFF) * (1f / 255f);
            }
            network.answers(new Images(pixels, SHAPE))
                    .ifPresent(found -> assertThat(found).isDeepEqualTo(network.probabilities(numbers)));
        });
    }

    /** Of the images that come after, whatever else is in the batch. */
    @Test
    void anImagesProbabilitiesDoNotDependOnTheOthers() {
        with(1, network -> {
            float[] all = network.probabilities(batch(0))[BATCH - 1];
            float[] alone = network.probabilities(
                            Arrays.copyOfRange(batch(0), (BATCH - 1) * SIDE * SIDE, BATCH * SIDE * SIDE))[0];
            assertThat(alone).containsExactly(all, within(apart()));
        });
    }

    /** On a GPU that may round factors, a library chooses for each size of a batch whether it does. */
    private float apart() {
        Training training = recipe(layers(), Training.ClassWeights.NONE, BATCH).training();
        return engine().precision(training) == Precision.F32 ? 1e-5f : 5e-3f;
    }

    @Test
    void theFirstLossIsTheCrossEntropyOfWhatItSays() {
        Recipe plain = recipe(List.of(dense()), Training.ClassWeights.NONE, BATCH);
        for (List<Double> weights : List.of(List.<Double>of(), List.of(0.5, 1.0, 3.0))) {
            TrainableNetwork network = engine().create(new NetworkSpec(plain, SHAPE, CLASSES, weights, 1));
            try (network) {
                float[][] probabilities = network.probabilities(batch(0));
                int[] labels = labels(0);
                double loss = 0;
                for (int image = 0; image < BATCH; image++) {
                    double weight = weights.isEmpty() ? 1 : weights.get(labels[image]);
                    loss -= weight * Math.log(probabilities[image][labels[image]]);
                }
                assertThat(network.step(batch(0), targets(0), RATE).loss()).isEqualTo(loss / BATCH, within(1e-4));
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        assertThat(trained(1)).containsExactly(trained(1));
        assertThat(trained(1)).isNotEqualTo(trained(2));
    }

    private float[] trained(long seed) {
        try (TrainableNetwork network = network(seed)) {
            steps(network, 0, 5);
            return network.state().parameters();
        }
    }

    /** Whether its networks have the layers that recipes list. */
    protected boolean hasLayers() {
        return true;
    }

    /** Every engine draws alike, so that what a trial sees doesn't depend on the engine. */
    @Test
    void dropoutsDrawByTheStepsSeedTheLayerAndThePlace() {
        assumeTrue(hasLayers(), "its networks have no layers");
        assertThat(DropoutDraws.by(engine(), new Dropout(0.4))).satisfies(DropoutDraws::areOfNumbers);
        assertThat(DropoutDraws.by(engine(), new GaussianDropout(0.3))).satisfies(DropoutDraws::areOfNumbers);
        assertThat(DropoutDraws.by(engine(), new AlphaDropout(0.2))).satisfies(DropoutDraws::areOfNumbers);
        assertThat(DropoutDraws.by(engine(), new SpatialDropout(0.5))).satisfies(DropoutDraws::areOfChannels);
    }

    @Test
    void largeArgumentsOfActivationFunctionsHaveTheirDerivatives() {
        assumeTrue(hasLayers(), "its networks have no layers");
        LargeArgument.all().forEach(large -> {
            NetworkSpec spec =
                    new NetworkSpec(large.recipe(), LargeArgument.SHAPE, LargeArgument.CLASSES, List.of(), 1);
            try (TrainableNetwork network = engine().create(spec)) {
                network.restore(new NetworkState(0, RATE, large.parameters(), new float[0]));
                double loss = network.step(new float[] {large.argument()}, LargeArgument.TARGETS, 1)
                        .loss();
                large.assertStepped(network.state().parameters(), loss);
                assertThat(network.isFinite()).isTrue();
            }
        });
    }

    /** One probability is 1 and the other all but 0, or 0; the loss counts it as 1e-10. */
    @ParameterizedTest
    @ValueSource(floats = {100, 1e4f, 1e30f, -100, -1e4f, -1e30f})
    void farLogitsGiveAFiniteLossAndItsGradient(float logit) {
        assumeTrue(hasLayers(), "its networks have no layers");
        Layer dense = new Dense(1, Activation.IDENTITY, Initializer.GLOROT_UNIFORM);
        Recipe recipe = recipe(List.of(dense), Training.Method.SGD, Training.ClassWeights.NONE, 1);
        for (int label : new int[] {0, 1}) {
            try (TrainableNetwork network =
                    engine().create(new NetworkSpec(recipe, Shape.grey(1, 1), 2, List.of(), 1))) {
                network.restore(new NetworkState(0, RATE, new float[] {1, 0, 1, 0, 0, 0}, new float[0]));
                Step step = network.step(new float[] {logit}, new float[] {1 - label, label}, 1);
                boolean isRight = logit > 0 == (label == 0);
                assertThat(step.loss()).isEqualTo(isRight ? 0 : -Math.log(1e-10), within(1e-4));
                float[] parameters = network.state().parameters();
                assertThat(parameters[4]).as("bias").isEqualTo(isRight ? 0 : logit > 0 ? -1 : 1, within(1e-6f));
                assertThat(parameters[5]).as("bias").isEqualTo(-parameters[4], within(1e-6f));
                assertThat(network.isFinite()).isTrue();
            }
        }
    }

    @Test
    void networksTakeStepsSideBySide() {
        float[] alone = trained(1);
        List<CompletableFuture<float[]>> besides = Stream.of(1L, 2L, 1L)
                .map(seed ->
                        CompletableFuture.supplyAsync(() -> trained(seed), work -> new Thread(work, "network").start()))
                .toList();
        assertThat(besides.get(0).join()).containsExactly(alone);
        assertThat(besides.get(1).join()).isNotEqualTo(alone);
        assertThat(besides.get(2).join()).containsExactly(alone);
    }

    @Test
    void anotherNetworkGoesOnFromAStateToTheBit() {
        try (TrainableNetwork whole = network(1);
                TrainableNetwork first = network(1);
                TrainableNetwork second = network(2)) {
            steps(whole, 0, 8);
            steps(first, 0, 4);
            NetworkState half = first.state();
            assertThat(half.steps()).isEqualTo(4);
            steps(first, 4, 5);
            second.restore(half);
            assertThat(second.state().parameters()).containsExactly(half.parameters());
            assertThat(second.state().updater()).containsExactly(half.updater());
            steps(second, 4, 8);

            assertThat(second.state().parameters())
                    .containsExactly(whole.state().parameters());
            assertThat(second.state().updater()).containsExactly(whole.state().updater());
            assertThat(second.state().steps()).isEqualTo(8);
            assertThat(second.probabilities(batch(0))).isDeepEqualTo(whole.probabilities(batch(0)));
        }
    }

    @Test
    void aStateIsACopy() {
        with(1, network -> {
            NetworkState before = network.state();
            float[] parameters = before.parameters().clone();
            steps(network, 0, 2);
            assertThat(before.parameters()).containsExactly(parameters);
            assertThat(network.state().parameters()).isNotEqualTo(parameters);
        });
    }

    /** A network that takes no further step is saved as the one would have been that took the steps. */
    @Test
    void anotherNetworkSaysOfItselfWhatTheStateSays() {
        try (TrainableNetwork first = network(1);
                TrainableNetwork second = network(1)) {
            String fresh = second.configuration();
            steps(first, 0, 3);
            first.step(batch(3), targets(3), 0.0123456789);
            assertThat(first.state().rate()).isEqualTo(0.0123456789);
            second.restore(first.state());
            assertThat(second.state().rate()).isEqualTo(0.0123456789);
            assertThat(second.configuration()).isEqualTo(first.configuration()).isNotEqualTo(fresh);
        }
    }

    @Test
    void aStateOfAnotherLengthIsRefused() {
        with(1, network -> {
            NetworkState state = network.state();
            float[] longer = new float[state.parameters().length + 1];
            assertThatThrownBy(() -> network.restore(new NetworkState(0, RATE, longer, state.updater())))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> network.restore(
                            new NetworkState(0, RATE, state.parameters(), new float[state.updater().length + 1])))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void itSaysWhenAParameterIsNoNumber() {
        with(1, network -> {
            NetworkState state = network.state();
            state.parameters()[3] = Float.NaN;
            network.restore(state);
            assertThat(network.isFinite()).isFalse();
        });
    }

    @Test
    void aSavedNetworkIsReadAndItsBytesAreItsNumbers() throws IOException {
        try (TrainableNetwork network = network(1)) {
            steps(network, 0, 3);
            Path zip = WrittenNetwork.write(network, folder);
            byte[] bytes = Files.readAllBytes(zip);
            try (Network read = engine().read(zip, SHAPE)) {
                float[][] expected = network.probabilities(batch(5));
                float[][] found = read.probabilities(batch(5));
                for (int image = 0; image < BATCH; image++) {
                    assertThat(found[image]).containsExactly(expected[image], within(1e-6f));
                }
            }
            assertThat(Files.readAllBytes(WrittenNetwork.write(network, folder)))
                    .as("the same network")
                    .isEqualTo(bytes);
        }
    }

    @Test
    void aFileThatIsNoNetworkOrForOtherImagesIsNamed() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.zip"), "no zip");
        assertThatThrownBy(() -> engine().read(broken, SHAPE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("can't read the network in " + broken + ": ");
        try (TrainableNetwork network = network(1)) {
            Path zip = WrittenNetwork.write(network, folder);
            assertThatThrownBy(() -> engine().read(zip, Shape.grey(SIDE + 2, SIDE)))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("can't read the network in " + zip + ": ");
        }
    }

    @Test
    void anAverageBeginsWithTheParametersAndIsMixedFromThem() {
        try (TrainableNetwork network = network(1);
                Average average = network.average()) {
            float[] first = network.state().parameters();
            assertThat(average.values()).containsExactly(first);
            steps(network, 0, 3);
            assertThat(average.values()).as("not mixed yet").containsExactly(first);

            average.mix(0.75);

            float[] trained = network.state().parameters();
            float[] expected = new float[first.length];
            for (int i = 0; i < first.length; i++) {
                expected[i] = 0.25f * first[i] + 0.75f * trained[i];
            }
            assertThat(average.values()).containsExactly(expected, within(1e-5f));
            average.restore(first);
            assertThat(average.values()).containsExactly(first);
            assertThatThrownBy(() -> average.restore(new float[first.length + 1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** With a decay of 0.9999 a share that is rounded would take a part in 60 millions away in each step. */
    @Test
    void theAverageOfParametersThatStayIsThey() {
        try (TrainableNetwork network = network(1);
                Average average = network.average()) {
            for (int step = 0; step < 200; step++) {
                average.mix(1 - 0.9999);
            }
            average.mix(1 - 0.1);
            assertThat(average.values()).containsExactly(network.state().parameters());
        }
    }

    @Test
    void theNetworkGoesOnFromAnAverage() {
        try (TrainableNetwork network = network(1);
                TrainableNetwork other = network(1);
                Average average = network.average()) {
            steps(network, 0, 3);
            average.mix(0.5);
            average.toNetwork();
            assertThat(network.state().parameters()).containsExactly(average.values());
            other.restore(network.state());
            steps(network, 3, 6);
            steps(other, 3, 6);
            assertThat(network.state().parameters())
                    .containsExactly(other.state().parameters())
                    .isNotEqualTo(average.values());
        }
    }

    @Test
    void theNetworkHasAnAverageForAWhileAndThenItsOwnParameters() {
        try (TrainableNetwork network = network(1);
                Average average = network.average()) {
            float[][] untrained = network.probabilities(batch(0));
            steps(network, 0, 5);
            float[][] trained = network.probabilities(batch(0));
            List<float[][]> inside = new ArrayList<>();
            average.inPlace(() -> inside.add(network.probabilities(batch(0))));

            assertThat(inside.get(0)).isDeepEqualTo(untrained).isNotEqualTo(trained);
            assertThat(network.probabilities(batch(0))).isDeepEqualTo(trained);
            assertThatThrownBy(() -> average.inPlace(() -> {
                        throw new IllegalStateException("work fails");
                    }))
                    .hasMessage("work fails");
            assertThat(network.probabilities(batch(0))).isDeepEqualTo(trained);
        }
    }

    @Test
    void statisticsOfAnAverageAreRenewedAndTheNetworkStays() {
        try (TrainableNetwork network = network(1);
                Average average = network.average()) {
            steps(network, 0, 3);
            average.mix(1);
            float[] trained = network.state().parameters();
            average.renewStatistics(List.of(batch(0), batch(1)));
            float[] renewed = average.values();
            average.renewStatistics(List.of(batch(0), batch(1)));

            assertThat(average.values()).as("from the images alone").containsExactly(renewed, within(1e-6f));
            assertThat(network.state().parameters()).containsExactly(trained);
            average.inPlace(() -> assertThat(network.probabilities(batch(0))[0]).doesNotContain(Float.NaN));
        }
    }

    @Test
    void withoutBatchNormalisationNoImagesAreLookedAt() {
        Recipe recipe = recipe(List.of(dense()), Training.ClassWeights.NONE, BATCH);
        try (TrainableNetwork network = engine().create(new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1));
                Average average = network.average()) {
            float[] before = average.values();
            average.renewStatistics(() -> {
                throw new IllegalStateException("images are asked for");
            });
            assertThat(average.values()).containsExactly(before);
        }
    }

    @Test
    void theHeapIsNoMoreThanTheMemoryForecast() {
        Workload load = new Workload(1000, false, SHAPE, CLASSES, 2, 500, 501);
        Recipe recipe = recipe(layers(), Training.ClassWeights.NONE, 10);
        assertThat(engine().heapMemory(recipe, load)).isBetween(0L, engine().memory(recipe, load));
    }

    @Test
    void theMemoryForecastGrowsWithTheBatchTheImagesAndTheFolds() {
        Workload load = new Workload(1000, false, SHAPE, CLASSES, 1, 900, 100);
        long small = engine().memory(recipe(layers(), Training.ClassWeights.NONE, 10), load);

        assertThat(small).isPositive();
        assertThat(engine().memory(recipe(layers(), Training.ClassWeights.NONE, 500), load))
                .isGreaterThan(small);
        assertThat(engine().memory(
                                recipe(layers(), Training.ClassWeights.NONE, 10),
                                new Workload(50_000, false, SHAPE, CLASSES, 1, 900, 100)))
                .isGreaterThan(small);
        assertThat(engine().memory(
                                recipe(layers(), Training.ClassWeights.NONE, 10),
                                new Workload(1000, false, SHAPE, CLASSES, 4, 900, 100)))
                .isGreaterThan(small);
    }

    private void with(long seed, Consumer<TrainableNetwork> work) {
        try (TrainableNetwork network = network(seed)) {
            work.accept(network);
        }
    }

    private TrainableNetwork network(long seed) {
        return engine().create(new NetworkSpec(
                recipe(layers(), Training.ClassWeights.NONE, BATCH), SHAPE, CLASSES, List.of(), seed));
    }

    /** Steps {@code from} to {@code to} as one epoch each takes them. */
    private static void steps(TrainableNetwork network, int from, int to) {
        for (int step = from; step < to; step++) {
            network.seed(100 + step);
            network.step(batch(step), targets(step), RATE / (1 + step / 4));
        }
    }

    /** The layers of the network that most tests are of, on grey images of 6 × 6 pixels. */
    protected List<Layer> layers() {
        return List.of(
                new Convolution(4, 3, 1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM),
                new BatchNorm(0.5, 1e-3),
                new MaxPool(2, 2),
                dense(),
                new Dropout(0.1));
    }

    private static Layer dense() {
        return new Dense(16, Activation.RELU, Initializer.GLOROT_UNIFORM);
    }

    private static Recipe recipe(List<Layer> layers, Training.ClassWeights weights, int batch) {
        return recipe(layers, Training.Method.NESTEROV, weights, batch);
    }

    static Recipe recipe(List<Layer> layers, Training.Method method, Training.ClassWeights weights, int batch) {
        Training training = new Training(
                10,
                0,
                new BatchSizes(List.of(new BatchSizes.Stage(batch, 10))),
                new Training.Optimizer(method, RATE, 0.9, 0.9, 0.9, 0.999, 1e-7, 0, 1),
                new Training.Penalty(0, 0),
                new Training.Clipping(0, 0),
                0,
                0,
                weights,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Monitor.VAL_LOSS,
                1,
                false,
                Training.Averaging.NONE,
                Optional.empty(),
                Algorithms.DETERMINISTIC);
        return new Recipe(layers, training, Augmentation.NONE);
    }

    /** Noise, and in each class another row of light pixels. */
    private static float[] batch(int number) {
        Random random = new Random(number);
        int[] labels = labels(number);
        float[] values = new float[BATCH * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            int image = i / (SIDE * SIDE);
            int row = i / SIDE % SIDE;
            values[i] = row / 2 == labels[image] ? 0.7f + 0.3f * random.nextFloat() : 0.3f * random.nextFloat();
        }
        return values;
    }

    private static int[] labels(int number) {
        Random random = new Random(1000 + number);
        return random.ints(BATCH, 0, CLASSES).toArray();
    }

    /** One-hot. */
    private static float[] targets(int number) {
        int[] labels = labels(number);
        float[] targets = new float[BATCH * CLASSES];
        for (int image = 0; image < BATCH; image++) {
            targets[image * CLASSES + labels[image]] = 1;
        }
        return targets;
    }

    private static int highest(float[] row) {
        int highest = 0;
        for (int c = 1; c < row.length; c++) {
            highest = row[c] > row[highest] ? c : highest;
        }
        return highest;
    }
}
