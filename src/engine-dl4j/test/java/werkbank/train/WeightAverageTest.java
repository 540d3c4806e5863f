package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.augment.Pixels;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Average;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.engine.dl4j.Dl4jNetworks;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

class WeightAverageTest {
    private static final LabelledImages IMAGES = images();

    private TrainableNetwork network;

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void theMovingAverageFollowsTheSteps() {
        Recipe recipe = build("[dense: 2]", "ema: {decay: 0.25}");
        parameters().assign(8);
        try (MovingAverage average = new MovingAverage(
                network.average(), recipe.training().averaging().ema().orElseThrow())) {
            parameters().assign(0);
            average.afterStep(1);
            // d is 2 / 11 after one step
            assertThat((double) average.parameters().values()[0]).isEqualTo(8 * 2 / 11.0, within(1e-6));
            parameters().assign(11);
            average.afterStep(2);
            // 3 / 12 after two
            assertThat((double) average.parameters().values()[0]).isEqualTo(16 / 11.0 / 4 + 8.25, within(1e-5));
            average.afterStep(3);
            // and 0.25 from then on, not 4 / 13
            assertThat((double) average.parameters().values()[3])
                    .isEqualTo((16 / 11.0 / 4 + 8.25) / 4 + 8.25, within(1e-5));
        }
    }

    @Test
    void theEpochAverageIsTheMeanOfTheLastEpochs() {
        Recipe recipe = build("[dense: 2]", "swa: {start: 0.5}");
        try (EpochAverage average = new EpochAverage(network.average(), recipe.training(), IMAGES)) {
            for (int epoch = 1; epoch <= 5; epoch++) {
                parameters().assign(epoch * epoch);
                average.afterStep(epoch);
                // Of five epochs, 3, 4 and 5 come after 2.5.
                assertThat(average.afterEpoch(epoch)).isEqualTo(epoch >= 3);
                assertThat(parameters().getDouble(0)).as("trained on").isEqualTo(epoch * epoch);
            }
            assertThat((double) average.parameters().values()[0]).isEqualTo((9 + 16 + 25) / 3.0, within(1e-5));
        }
    }

    @Test
    void startZeroTakesEveryEpoch() {
        Recipe recipe = build("[dense: 2]", "swa: {start: 0}");
        try (EpochAverage average = new EpochAverage(network.average(), recipe.training(), IMAGES)) {
            assertThat(average.afterEpoch(1)).isTrue();
        }
    }

    @Test
    void theNetworkHasTheAverageOnlyForTheWork() {
        build("[dense: 2]", "ema: {}");
        parameters().assign(1);
        try (Average average = network.average()) {
            parameters().assign(2);
            average.inPlace(
                    () -> assertThat(parameters().meanNumber().doubleValue()).isEqualTo(1));
            assertThat(parameters().meanNumber().doubleValue()).isEqualTo(2);
        }
    }

    /** With our layers and DL4J's, images and vectors; twenty images are two batches and a half. */
    @ParameterizedTest
    @ValueSource(strings = {"[conv: 3, batch-norm, max-pool, dense: 4, batch-norm]", "[dense: 3, batch-norm]"})
    void statisticsAreThoseOfTheLayersInputs(String layers) {
        build(Dl4jNetworks.plainEngine(), layers, "swa: {}");
        double[] mean = new double[3];
        double[] variance = new double[3];
        for (int from = 0; from < 20; from += 8) {
            addMoments(IMAGES.images(), from, Math.min(20, from + 8), mean, variance);
        }
        renewStatistics();
        assertThat(statistic("1_mean")).containsExactly(mean, within(1e-5));
        assertThat(statistic("1_var")).containsExactly(variance, within(1e-5));

        float[] stock = parameters().toFloatVector();
        network.close();
        build(layers, "swa: {}");
        renewStatistics();
        assertThat(parameters().toFloatVector()).containsExactly(stock, within(1e-5f));
    }

    /** Files have one class after the other here; a batch of one class varies less than the images do. */
    @ParameterizedTest
    @ValueSource(ints = {0, 40})
    void statisticsAreThoseOfAllClassesWhateverTheOrderOfTheFiles(int count) {
        Recipe recipe = build(
                "[dense: {units: 3, activation: identity}, batch-norm]", "swa: {start: 0, images: " + count + "}");
        LabelledImages sorted = sortedByClass();
        double[] mean = new double[3];
        double[] variance = new double[3];
        addMoments(sorted.images(), 0, 80, mean, variance);
        try (EpochAverage average = new EpochAverage(network.average(), recipe.training(), sorted)) {
            assertThat(average.afterEpoch(1)).isTrue();
            average.parameters().inPlace(() -> {
                for (int unit = 0; unit < 3; unit++) {
                    // Either class alone has a mean that is a whole deviation away, and no variance.
                    assertThat(statistic("1_mean")[unit])
                            .isEqualTo(mean[unit], within(0.3 * Math.sqrt(variance[unit])));
                    // Of eight images around their own mean seven eighths are expected.
                    assertThat(statistic("1_var")[unit]).isEqualTo(variance[unit] * 7 / 8, within(variance[unit] / 8));
                }
            });
        }
    }

    /** Forty black images, then forty white ones. */
    private static LabelledImages sortedByClass() {
        byte[][] images = new byte[80][16];
        int[] labels = new int[80];
        for (int white = 40; white < 80; white++) {
            Arrays.fill(images[white], (byte) 255);
            labels[white] = 1;
        }
        return new LabelledImages(new Images(images, Shape.grey(4, 4)), labels, 2);
    }

    private void addMoments(Images images, int from, int to, double[] mean, double[] variance) {
        INDArray inputs = Dl4jNetworks.inside(network)
                .feedForwardToLayer(0, Dl4jNetworks.images(images.range(from, to)))
                .get(1);
        for (int channel = 0; channel < 3; channel++) {
            double[] values = inputs.slice(channel, 1).dup().data().asDouble();
            double m = Arrays.stream(values).average().orElseThrow();
            double squares =
                    Arrays.stream(values).map(v -> (v - m) * (v - m)).average().orElseThrow();
            mean[channel] += m * (to - from) / images.count();
            variance[channel] += squares * (to - from) / images.count();
        }
    }

    private double[] statistic(String name) {
        return Dl4jNetworks.inside(network).getParam(name).dup().data().asDouble();
    }

    @Test
    void statisticsOfANetworkWithoutBatchNormalisationChangeNothing() {
        build("[dense: 3]", "swa: {}");
        float[] before = parameters().toFloatVector();
        renewStatistics();

        assertThat(parameters().toFloatVector()).containsExactly(before);
    }

    /** The network's parameters become those of an average with new statistics. */
    private void renewStatistics() {
        try (Average average = network.average()) {
            Images images = IMAGES.images();
            average.renewStatistics(List.of(
                    Pixels.batch(images.range(0, 8)),
                    Pixels.batch(images.range(8, 16)),
                    Pixels.batch(images.range(16, 20))));
            parameters().assign(Nd4j.createFromArray(average.values()));
        }
    }

    private INDArray parameters() {
        return Dl4jNetworks.inside(network).params();
    }

    private Recipe build(String layers, String averaging) {
        return build(new Dl4jEngine(), layers, averaging);
    }

    private Recipe build(Dl4jEngine engine, String layers, String averaging) {
        Recipe recipe = new SpaceReader(Path.of("data"))
                .read(
                        "name: s\ntrials: 1\nnetwork: " + layers + "\ntraining: {epochs: 5, batch-size: 8, " + averaging
                                + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
        network = engine.create(new NetworkSpec(recipe, Shape.grey(4, 4), 2, List.of(), 1));
        return recipe;
    }

    private static LabelledImages images() {
        Random random = new Random(1);
        byte[][] images = new byte[20][16];
        for (byte[] image : images) {
            random.nextBytes(image);
        }
        return new LabelledImages(new Images(images, Shape.grey(4, 4)), new int[20], 2);
    }
}
