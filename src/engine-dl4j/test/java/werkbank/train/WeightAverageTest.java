package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.dl4j.BatchNormStatistics;
import werkbank.engine.dl4j.NetworkBuilder;
import werkbank.engine.onednn.FastLayers;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

class WeightAverageTest {
    private static final LabelledImages IMAGES = images();

    private MultiLayerNetwork network;

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void theMovingAverageFollowsTheSteps() {
        Recipe recipe = build("[dense: 2]", "ema: {decay: 0.25}");
        network.params().assign(8);
        try (MovingAverage average =
                new MovingAverage(network, recipe.training().averaging().ema().orElseThrow())) {
            network.params().assign(0);
            step(average);
            // d is 2 / 11 after one step
            assertThat(average.parameters().getDouble(0)).isEqualTo(8 * 2 / 11.0, within(1e-6));
            network.params().assign(11);
            step(average);
            // 3 / 12 after two
            assertThat(average.parameters().getDouble(0)).isEqualTo(16 / 11.0 / 4 + 8.25, within(1e-5));
            step(average);
            // and 0.25 from then on, not 4 / 13
            assertThat(average.parameters().getDouble(3)).isEqualTo((16 / 11.0 / 4 + 8.25) / 4 + 8.25, within(1e-5));
        }
    }

    @Test
    void theEpochAverageIsTheMeanOfTheLastEpochs() {
        Recipe recipe = build("[dense: 2]", "swa: {start: 0.5}");
        try (EpochAverage average = new EpochAverage(network, recipe.training(), IMAGES)) {
            for (int epoch = 1; epoch <= 5; epoch++) {
                network.params().assign(epoch * epoch);
                step(average);
                // Of five epochs, 3, 4 and 5 come after 2.5.
                assertThat(average.afterEpoch(network, epoch)).isEqualTo(epoch >= 3);
                assertThat(network.params().getDouble(0)).as("trained on").isEqualTo(epoch * epoch);
            }
            assertThat(average.parameters().getDouble(0)).isEqualTo((9 + 16 + 25) / 3.0, within(1e-5));
        }
    }

    @Test
    void startZeroTakesEveryEpoch() {
        Recipe recipe = build("[dense: 2]", "swa: {start: 0}");
        try (EpochAverage average = new EpochAverage(network, recipe.training(), IMAGES)) {
            assertThat(average.afterEpoch(network, 1)).isTrue();
        }
    }

    @Test
    void theNetworkHasTheAverageOnlyForTheWork() {
        Recipe recipe = build("[dense: 2]", "ema: {}");
        network.params().assign(1);
        try (MovingAverage average =
                new MovingAverage(network, recipe.training().averaging().ema().orElseThrow())) {
            network.params().assign(2);
            average.inPlace(
                    network, () -> assertThat(network.params().meanNumber().doubleValue())
                            .isEqualTo(1));
            assertThat(network.params().meanNumber().doubleValue()).isEqualTo(2);
        }
    }

    /** With our layers and DL4J's, images and vectors; twenty images are two batches and a half. */
    @ParameterizedTest
    @ValueSource(strings = {"[conv: 3, batch-norm, max-pool, dense: 4, batch-norm]", "[dense: 3, batch-norm]"})
    void statisticsAreThoseOfTheLayersInputs(String layers) {
        build(layers, "swa: {}");
        BatchNormStatistics.renew(network, IMAGES.images(), 8);
        double[] mean = new double[3];
        double[] variance = new double[3];
        for (int from = 0; from < 20; from += 8) {
            int to = Math.min(20, from + 8);
            INDArray inputs = network.feedForwardToLayer(
                            0, Pixels.batch(IMAGES.images().range(from, to)))
                    .get(1);
            for (int channel = 0; channel < 3; channel++) {
                double[] values = inputs.slice(channel, 1).dup().data().asDouble();
                double m = Arrays.stream(values).average().orElseThrow();
                mean[channel] += m * (to - from) / 20;
                variance[channel] += Arrays.stream(values)
                                .map(v -> (v - m) * (v - m))
                                .average()
                                .orElseThrow()
                        * (to - from)
                        / 20;
            }
        }
        assertThat(network.getParam("1_mean").dup().data().asDouble()).containsExactly(mean, within(1e-5));
        assertThat(network.getParam("1_var").dup().data().asDouble()).containsExactly(variance, within(1e-5));

        float[] stock = network.params().toFloatVector();
        FastLayers.install(network);
        BatchNormStatistics.renew(network, IMAGES.images(), 8);
        assertThat(network.params().toFloatVector()).containsExactly(stock, within(1e-5f));
    }

    @Test
    void statisticsOfANetworkWithoutBatchNormalisationChangeNothing() {
        build("[dense: 3]", "swa: {}");
        float[] before = network.params().toFloatVector();
        BatchNormStatistics.renew(network, IMAGES.images(), 8);

        assertThat(network.params().toFloatVector()).containsExactly(before);
    }

    private void step(WeightAverage average) {
        network.setIterationCount(network.getIterationCount() + 1);
        average.afterStep(network);
    }

    private Recipe build(String layers, String averaging) {
        Recipe recipe = new SpaceReader(Path.of("data"))
                .read(
                        "name: s\ntrials: 1\nnetwork: " + layers + "\ntraining: {epochs: 5, batch-size: 8, " + averaging
                                + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
        network = NetworkBuilder.build(recipe, Shape.grey(4, 4), 2, 1);
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
