package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import werkbank.space.NetworkShapes;
import werkbank.space.Recipe;
import werkbank.space.SpaceReader;

/** What DL4J makes of a recipe. */
class NetworkBuilderTest {
    private static final SpaceReader SPACES = new SpaceReader(Path.of("data", "mnist"));
    private static final Recipe TUTORIAL =
            SPACES.read(Path.of("search-spaces", "seed-cnn.yaml")).recipe(Map.of());

    @Test
    void theTutorialsNetworkHasItsParameters() {
        try (Built built = new Built(TUTORIAL)) {
            assertThat(built.network.numParams()).isEqualTo(3_425_386);
            assertThat(built.network.numParams())
                    .isEqualTo(NetworkShapes.parameters(NetworkShapes.infer(TUTORIAL.network(), 28, 28, 1, 10)));
        }
    }

    @Test
    void dropoutRatesBecomeProbabilitiesToRetain() {
        List<Layer> layers = layers(TUTORIAL);
        assertThat(layers).filteredOn(DropoutLayer.class::isInstance).hasSize(3).allSatisfy(layer -> assertThat(
                        ((Dropout) layer.getIDropout()).getP())
                .isEqualTo(0.6));
        assertThat(layers)
                .filteredOn(layer -> !(layer instanceof DropoutLayer))
                .allSatisfy(layer -> assertThat(layer.getIDropout()).isNull());
    }

    @Test
    void batchNormalisationKeepsMomentumAndEpsilon() {
        assertThat(layers(TUTORIAL))
                .filteredOn(BatchNormalization.class::isInstance)
                .hasSize(6)
                .allSatisfy(layer -> {
                    assertThat(((BatchNormalization) layer).getDecay()).isEqualTo(0.99);
                    assertThat(((BatchNormalization) layer).getEps()).isEqualTo(1e-3);
                    assertThat(((BatchNormalization) layer).isUseLogStd()).isFalse();
                });
    }

    @Test
    void convolutionsAreWhatTheFileSays() {
        assertThat(layers(TUTORIAL))
                .filteredOn(ConvolutionLayer.class::isInstance)
                .extracting(layer ->
                        ((ConvolutionLayer) layer).getNOut() + " " + ((ConvolutionLayer) layer).getKernelSize()[0])
                .containsExactly("32 3", "32 3", "32 5", "64 3", "64 3", "64 5", "32 3");
        ConvolutionLayer first = (ConvolutionLayer) layers(TUTORIAL).get(0);
        assertThat(first.getConvolutionMode()).isEqualTo(ConvolutionMode.Same);
        assertThat(first.getActivationFn()).isInstanceOf(ActivationReLU.class);
        assertThat(first.hasBias()).isTrue();
    }

    @Test
    void paddingValidIsTruncateToDl4j() {
        ConvolutionLayer layer = (ConvolutionLayer) layers(
                        recipe(
                                """
                        network:
                          - conv: {filters: 4, kernel: 3, stride: 2, padding: valid, activation: tanh}
                        training: {epochs: 1}
                        """))
                .get(0);
        assertThat(layer.getConvolutionMode()).isEqualTo(ConvolutionMode.Truncate);
        assertThat(layer.getStride()).containsExactly(2, 2);
    }

    @Test
    void aSoftmaxLayerWithTheClassesFollows() {
        Layer last = layers(TUTORIAL).get(TUTORIAL.network().size());
        assertThat(last).isInstanceOfSatisfying(OutputLayer.class, output -> {
            assertThat(output.getNOut()).isEqualTo(10);
            assertThat(output.getActivationFn()).isInstanceOf(ActivationSoftmax.class);
            assertThat(output.getLossFn()).isInstanceOf(LossMCXENT.class);
        });
    }

    @Test
    void rmspropHasTheTutorialsNumbers() {
        assertThat(updater(TUTORIAL)).isEqualTo(new RmsProp(0.001, 0.9, 1e-8));
    }

    @Test
    void nesterovHasItsMomentum() {
        assertThat(
                        updater(
                                recipe(
                                        """
                        network: [dense: 2]
                        training: {epochs: 1, optimizer: nesterov, learning-rate: 0.02, momentum: 0.8}
                        """)))
                .isEqualTo(new Nesterovs(0.02, 0.8));
    }

    @Test
    void everyKindOfLayerCanBeBuilt() {
        Recipe recipe = recipe(
                """
                network:
                  - conv: {filters: 4, kernel: 3, activation: elu}
                  - batch-norm
                  - max-pool: 2
                  - conv: {filters: 4, kernel: 3, activation: swish}
                  - average-pool: 2
                  - dropout: 0.1
                  - spatial-dropout: 0.1
                  - gaussian-dropout: 0
                  - alpha-dropout: 0.1
                  - activation: selu
                  - global-average-pool
                  - dense: {units: 8, activation: gelu}
                training: {epochs: 1, optimizer: sgd}
                """);
        try (Built built = new Built(recipe)) {
            assertThat(built.network.numParams())
                    .isEqualTo(NetworkShapes.parameters(NetworkShapes.infer(recipe.network(), 28, 28, 1, 10)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // 200 inputs, 300 units; a uniform number within ±r has the deviation r / √3
        "glorot-uniform, 0.0632456", // √(2 / 500)
        "glorot-normal, 0.0632456",
        "he-uniform, 0.1", // √(2 / 200)
        "he-normal, 0.1",
        "lecun-normal, 0.0707107", // √(1 / 200)
    })
    void initializersHaveTheirDeviation(String name, double deviation) {
        Recipe recipe = recipe("network: [dense: {units: 300, initializer: " + name + "}]\ntraining: {epochs: 1}\n");
        MultiLayerNetwork network = NetworkBuilder.build(recipe, 10, 20, 2, 1);
        try {
            double[] weights = network.getParam("0_W").dup().data().asDouble();
            double squares = Arrays.stream(weights).map(w -> w * w).average().orElseThrow();
            double largest = Arrays.stream(weights).map(Math::abs).max().orElseThrow();
            assertThat(Math.sqrt(squares)).isCloseTo(deviation, withinPercentage(1));
            assertThat(largest / deviation)
                    .isBetween(name.endsWith("uniform") ? 1.7 : 3, name.endsWith("uniform") ? Math.sqrt(3) + 1e-5 : 6);
            assertThat(network.getParam("0_b").sumNumber().doubleValue()).isZero();
        } finally {
            network.close();
        }
    }

    @Test
    void ratesOfDropoutMeanWhatIsLost() {
        List<Layer> layers = layers(
                recipe(
                        """
                        network: [spatial-dropout: 0.3, gaussian-dropout: 0.3, alpha-dropout: 0.3]
                        training: {epochs: 1}
                        """));
        assertThat(layers.subList(0, 3))
                .extracting(Layer::getIDropout)
                .containsExactly(new SpatialDropout(0.7), new GaussianDropout(0.3), new AlphaDropout(0.7));
    }

    @Test
    void theSeedDecidesTheWeights() {
        Recipe recipe = recipe("network: [dense: 8]\ntraining: {epochs: 1}\n");
        try (Built first = new Built(recipe, 1);
                Built same = new Built(recipe, 1);
                Built other = new Built(recipe, 2)) {
            assertThat(first.network.params()).isEqualTo(same.network.params()).isNotEqualTo(other.network.params());
        }
    }

    private static List<Layer> layers(Recipe recipe) {
        return NetworkBuilder.configuration(recipe, 28, 28, 10, 1).getConfs().stream()
                .map(conf -> conf.getLayer())
                .toList();
    }

    private static IUpdater updater(Recipe recipe) {
        return ((FeedForwardLayer) layers(recipe).get(0)).getIUpdater();
    }

    private static Recipe recipe(String networkAndTraining) {
        return SPACES.read("name: s\ntrials: 1\n" + networkAndTraining, "s.yaml", Path.of(""))
                .recipe(Map.of());
    }

    /** A network that is closed after the test. */
    private static final class Built implements AutoCloseable {
        private final MultiLayerNetwork network;

        Built(Recipe recipe) {
            this(recipe, 1);
        }

        Built(Recipe recipe, long seed) {
            network = NetworkBuilder.build(recipe, 28, 28, 10, seed);
        }

        @Override
        public void close() {
            network.close();
        }
    }

    @Test
    void workspacesAreOn() {
        MultiLayerNetwork network = NetworkBuilder.build(TUTORIAL, 28, 28, 10, 1);
        var configuration = network.getLayerWiseConfigurations();

        assertThat(configuration.getTrainingWorkspaceMode()).isEqualTo(WorkspaceMode.ENABLED);
        assertThat(configuration.getInferenceWorkspaceMode()).isEqualTo(WorkspaceMode.ENABLED);
        network.close();
    }
}
