package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import werkbank.engine.onednn.FastLayers;
import werkbank.recipe.NetworkShapes;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.space.yaml.SpaceReader;

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
                    .isEqualTo(NetworkShapes.parameters(
                            NetworkShapes.infer(TUTORIAL.network(), new Shape(1, 28, 28), 10)));
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
                    .isEqualTo(
                            NetworkShapes.parameters(NetworkShapes.infer(recipe.network(), new Shape(1, 28, 28), 10)));
        }
    }

    /**
     * A uniform number within ±r has the deviation r / √3, so that √(6 / (n + m)) becomes √(2 / (n + m)). A convolution
     * has n = kernel² · 20 and m = kernel² · filters, whatever its stride.
     */
    @ParameterizedTest
    @CsvSource({
        // n = 4000, m = 100: the second layer is dense
        "'dense: {units: 100, initializer: glorot-uniform}', 0.0220863",
        "'dense: {units: 100, initializer: glorot-normal}', 0.0220863",
        "'dense: {units: 100, initializer: he-uniform}', 0.0223607",
        "'dense: {units: 100, initializer: he-normal}', 0.0223607",
        "'dense: {units: 100, initializer: lecun-normal}', 0.0158114",
        // n = 500, m = 1000
        "'conv: {filters: 40, kernel: 5, initializer: glorot-uniform}', 0.0365148",
        "'conv: {filters: 40, kernel: 5, stride: 2, initializer: glorot-uniform}', 0.0365148",
        "'conv: {filters: 40, kernel: 5, stride: 3, padding: valid, initializer: glorot-uniform}', 0.0365148",
        "'conv: {filters: 40, kernel: 5, dilation: 2, initializer: glorot-uniform}', 0.0365148",
        "'conv: {filters: 40, kernel: 5, initializer: glorot-normal}', 0.0365148",
        "'conv: {filters: 40, kernel: 5, stride: 2, initializer: glorot-normal}', 0.0365148",
        "'conv: {filters: 40, kernel: 5, stride: 2, initializer: he-uniform}', 0.0632456",
        "'conv: {filters: 40, kernel: 5, stride: 2, initializer: he-normal}', 0.0632456",
        "'conv: {filters: 40, kernel: 5, stride: 2, initializer: lecun-normal}', 0.0447214",
    })
    void firstWeightsAreAsWideAsKerass(String layer, double deviation) {
        Recipe recipe = recipe("network: [conv: 20, {" + layer + "}]\ntraining: {epochs: 1}\n");
        MultiLayerNetwork network = NetworkBuilder.build(recipe, Shape.grey(10, 20), 2, 1);
        try {
            assertWidth(network, 1, deviation, layer.contains("uniform"));
        } finally {
            network.close();
        }
    }

    /** 9 inputs and 9 · 600 outputs of the first layer's units; 4800 and 300 of the output layer's. */
    @Test
    void theFirstLayersAndTheOutputLayersWeightsAreUniform() {
        Recipe recipe = recipe("network: [conv: {filters: 600, stride: 10, padding: valid}]\ntraining: {epochs: 1}\n");
        MultiLayerNetwork network = NetworkBuilder.build(recipe, Shape.grey(21, 41), 300, 1);
        try {
            assertWidth(network, 0, Math.sqrt(2.0 / 5409), true);
            assertWidth(network, 1, Math.sqrt(2.0 / 5100), true);
        } finally {
            network.close();
        }
    }

    @Test
    void biasesAndBatchNormalisationsBeginAsTheIdentity() {
        Recipe recipe = recipe("network: [conv: 5, batch-norm, dense: 3, batch-norm]\ntraining: {epochs: 1}\n");
        MultiLayerNetwork ours = NetworkBuilder.build(recipe, Shape.grey(4, 6), 2, 1);
        MultiLayerNetwork theirs = new MultiLayerNetwork(NetworkBuilder.configuration(recipe, Shape.grey(4, 6), 2, 1));
        theirs.init();
        try {
            assertThat(ours.paramTable().keySet()).isEqualTo(theirs.paramTable().keySet());
            ours.paramTable().forEach((name, values) -> {
                INDArray expected = theirs.getParam(name);
                assertThat(values.shape()).as(name).isEqualTo(expected.shape());
                if (!name.endsWith("_W")) {
                    assertThat(values).as(name).isEqualTo(expected);
                }
            });
        } finally {
            ours.close();
            theirs.close();
        }
    }

    private static void assertWidth(MultiLayerNetwork network, int layer, double deviation, boolean isUniform) {
        double[] weights = network.getParam(layer + "_W").dup().data().asDouble();
        double squares = Arrays.stream(weights).map(w -> w * w).average().orElseThrow();
        double largest = Arrays.stream(weights).map(Math::abs).max().orElseThrow();
        assertThat(Math.sqrt(squares)).isCloseTo(deviation, withinPercentage(2));
        assertThat(largest / deviation).isBetween(isUniform ? 1.7 : 3, isUniform ? Math.sqrt(3) + 1e-5 : 6);
        assertThat(network.getParam(layer + "_b").sumNumber().doubleValue()).isZero();
    }

    /** On DL4J's layers and on ours. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void activationsAreTheirFormulas(Activation activation) {
        Recipe recipe = recipe(
                "network: [activation: " + activation.name().toLowerCase(Locale.ROOT) + "]\ntraining: {epochs: 1}\n");
        double[] values = {-3, -1, -0.5, 0, 0.5, 1, 2, 3};
        double[] expected =
                Arrays.stream(values).map(x -> formula(activation, x)).toArray();
        MultiLayerNetwork network = NetworkBuilder.build(recipe, Shape.grey(2, 4), 2, 1);
        try {
            INDArray image = Nd4j.createFromArray(values).castTo(DataType.FLOAT).reshape(1, 1, 2, 4);
            for (int round = 0; round < 2; round++) {
                INDArray output = network.feedForwardToLayer(0, image.dup()).get(1);
                assertThat(output.dup('c').data().asDouble()).containsExactly(expected, within(1e-5));
                FastLayers.install(network);
            }
        } finally {
            network.close();
        }
    }

    private static double formula(Activation activation, double x) {
        double selu = 1.6732632423543772;
        return switch (activation) {
            case RELU -> Math.max(0, x);
            case ELU -> x > 0 ? x : Math.expm1(x);
            case SELU -> 1.0507009873554805 * (x > 0 ? x : selu * Math.expm1(x));
            case GELU -> x / (1 + Math.exp(-1.702 * x));
            case SWISH -> x / (1 + Math.exp(-x));
            case LEAKYRELU -> x > 0 ? x : 0.01 * x;
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case IDENTITY -> x;
        };
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
        return NetworkBuilder.configuration(recipe, Shape.grey(28, 28), 10, 1).getConfs().stream()
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
            network = NetworkBuilder.build(recipe, Shape.grey(28, 28), 10, seed);
        }

        @Override
        public void close() {
            network.close();
        }
    }

    @Test
    void workspacesAreOn() {
        MultiLayerNetwork network = NetworkBuilder.build(TUTORIAL, Shape.grey(28, 28), 10, 1);
        var configuration = network.getLayerWiseConfigurations();

        assertThat(configuration.getTrainingWorkspaceMode()).isEqualTo(WorkspaceMode.ENABLED);
        assertThat(configuration.getInferenceWorkspaceMode()).isEqualTo(WorkspaceMode.ENABLED);
        network.close();
    }
}
