package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.Network;
import werkbank.engine.NetworkSpec;
import werkbank.engine.NetworkState;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.WrittenNetwork;
import werkbank.engine.saved.ReadNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Branches;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.GlobalMaxPool;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.Residual;
import werkbank.recipe.layer.SeparableConvolution;
import werkbank.recipe.layer.SqueezeExcite;
import werkbank.recipe.layer.Standardisation;
import werkbank.recipe.layer.StochasticDepth;
import werkbank.recipe.layer.Whitening;

/** Networks of every kind of node in files: plain DL4J loads them and computes what we do. */
class SavedGraphsTest {
    private static final Shape SHAPE = new Shape(3, 7, 6);
    private static final int CLASSES = 4;
    private static final int IMAGES = 5;
    private static final Recipe ANY = TrainedSideBySide.recipe("[dense: 2]", "optimizer: nesterov");
    private static final Layer STANDARD =
            new Standardisation(List.of(0.49, 0.48, 0.44), List.of(0.2470323, 0.24348784, 0.26158784));

    @TempDir
    Path folder;

    static Stream<List<Layer>> lists() {
        return Stream.of(
                List.of(STANDARD, conv(4, 3, true), new BatchNorm(0.9, 1e-3, true, false), new GlobalMaxPool()),
                List.of(
                        new Whitening(2, 5e-4, Activation.GELU, List.of()),
                        new StochasticDepth(0.25),
                        new Dense(3, Activation.ELU, Initializer.HE_NORMAL)),
                List.of(
                        depthwise(3, 1, Convolution.Padding.SAME, true),
                        depthwise(2, 2, Convolution.Padding.VALID, false)),
                List.of(
                        depthwise(3, 2, Convolution.Padding.SAME, false),
                        depthwise(2, 1, Convolution.Padding.SAME, false)));
    }

    static Stream<List<Layer>> graphs() {
        Layer separable = new SeparableConvolution(
                4, 3, 2, Convolution.Padding.SAME, Activation.SWISH, Initializer.HE_NORMAL, false);
        return Stream.of(
                List.of(residual(conv(3, 3, false), new BatchNorm(0.9, 1e-3)), new GlobalMaxPool()),
                List.of(STANDARD, residual(conv(4, 3, true), new BatchNorm(0.9, 1e-3), new MaxPool(2, 2))),
                List.of(conv(4, 3, true), new SqueezeExcite(2)),
                List.of(separable, new SqueezeExcite(1), new Factor(0.125)),
                List.of(new Branches(List.of(List.of(conv(2, 3, true)), List.of(), List.of(conv(3, 1, false))))),
                List.of(conv(4, 3, true), new GroupNorm(2, 1e-5), new GroupNorm(1, 1e-3), new GroupNorm(4, 0.1)),
                List.of(new Dense(6, Activation.RELU, Initializer.HE_NORMAL), new GroupNorm(3, 1e-5)),
                List.of(
                        new Dense(3, Activation.RELU, Initializer.HE_NORMAL),
                        residual(new Dense(5, Activation.TANH, Initializer.HE_NORMAL))),
                List.of(new Branches(List.of(
                        List.of(residual(residual(conv(2, 3, true)), new GroupNorm(1, 1e-5))),
                        List.of(new SqueezeExcite(1), new Branches(List.of(List.of(), List.of(conv(1, 1, true)))))))));
    }

    static Stream<List<Layer>> all() {
        return Stream.concat(lists(), graphs());
    }

    private static Convolution conv(int filters, int kernel, boolean unbiased) {
        return new Convolution(
                filters, kernel, 1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.DIRAC, unbiased);
    }

    private static Layer depthwise(int kernel, int stride, Convolution.Padding padding, boolean unbiased) {
        return new DepthwiseConvolution(kernel, stride, padding, Activation.TANH, Initializer.HE_NORMAL, unbiased);
    }

    private static Residual residual(Layer... layers) {
        return new Residual(List.of(layers), Activation.RELU, 0.2);
    }

    private static NetworkSpec spec(List<Layer> layers) {
        return new NetworkSpec(
                new Recipe(layers, ANY.training(), ANY.augmentation()), SHAPE, CLASSES, List.of(1.0, 2.0, 1.0, 0.5), 7);
    }

    /** A network with random parameters; variances among them are positive. */
    private static TrainableNetwork random(List<Layer> layers) {
        TrainableNetwork network = new PlainEngine().create(spec(layers));
        float[] parameters = network.state().parameters();
        Random random = new Random(3);
        int at = 0;
        for (NetworkGraph.Node node : network.graph().nodes()) {
            int end = at + (int) node.parameters();
            int variances =
                    node.layer() instanceof BatchNorm ? end - (int) node.input().channels() : end;
            for (; at < end; at++) {
                parameters[at] = at < variances ? (float) (0.5 * random.nextGaussian()) : 0.5f + random.nextFloat();
            }
        }
        network.restore(new NetworkState(0, 0.01, parameters, network.state().updater()));
        return network;
    }

    private static float[] features() {
        return new TrainedSideBySide(SHAPE, CLASSES).features(IMAGES);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void dl4jComputesAListsProbabilities(List<Layer> layers) throws IOException {
        try (TrainableNetwork network = random(layers)) {
            MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(
                    WrittenNetwork.write(network, folder).toFile());
            assertThat(loaded.getLayerWiseConfigurations().toJson()).isEqualTo(network.configuration());
            assertClose(loaded.output(images()), network);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void dl4jComputesAGraphsProbabilities(List<Layer> layers) throws IOException {
        try (TrainableNetwork network = random(layers)) {
            ComputationGraph loaded =
                    ComputationGraph.load(WrittenNetwork.write(network, folder).toFile(), false);
            assertThat(loaded.getConfiguration().toJson()).isEqualTo(network.configuration());
            assertClose(loaded.output(images())[0], network);
            assertClose(loaded.output(images())[0], network);
        }
    }

    private static INDArray images() {
        return Nd4j.create(features(), new long[] {IMAGES, SHAPE.channels(), SHAPE.height(), SHAPE.width()}, 'c');
    }

    private static void assertClose(INDArray theirs, TrainableNetwork network) {
        float[][] ours = network.probabilities(features());
        for (int image = 0; image < IMAGES; image++) {
            assertThat(theirs.getRow(image).toFloatVector()).containsExactly(ours[image], within(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsReadWithoutDl4jAndAnswersTheSameToTheBit(List<Layer> layers) throws IOException {
        try (TrainableNetwork network = random(layers);
                Network read = new PlainEngine().read(WrittenNetwork.write(network, folder), SHAPE)) {
            assertThat(read.probabilities(features())).isDeepEqualTo(network.probabilities(features()));
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void itsNodesComeBackWithTheirNamesAndNumbers(List<Layer> layers) throws IOException {
        try (TrainableNetwork network = random(layers)) {
            ReadNetwork read = SavedNetwork.read(WrittenNetwork.write(network, folder), SHAPE);

            assertThat(read.parameters()).containsExactly(network.state().parameters());
            assertThat(read.classes()).isEqualTo(CLASSES);
            List<NetworkGraph.Node> expected = network.graph().nodes();
            for (NetworkGraph.Node node : read.graph().nodes()) {
                NetworkGraph.Node written = expected.get(node.index());
                assertThat(node.name()).isEqualTo(written.name());
                assertThat(node.inputs()).isEqualTo(written.inputs());
                assertThat(node.output()).isEqualTo(written.output());
                assertThat(node.layer().kind()).isEqualTo(written.layer().kind());
                if (written.layer() instanceof GroupNorm norm) {
                    assertThat(((GroupNorm) node.layer()).groups()).isEqualTo(norm.groups());
                    assertThat(((GroupNorm) node.layer()).epsilon()).isCloseTo(norm.epsilon(), within(1e-15));
                } else if (!(written.layer() instanceof BatchNorm || written.layer() instanceof Standardisation)) {
                    assertThat(node.layer()).isEqualTo(written.layer());
                }
            }
        }
    }

    @Test
    void lossAndOptimizerAreInTheFile() {
        List<Layer> layers = new ArrayList<>(List.of(residual(conv(3, 3, false))));
        try (TrainableNetwork network = random(layers)) {
            assertThat(network.configuration())
                    .contains("org.nd4j.linalg.learning.config.Nesterovs", "LossMCXENT", "\"seed\" : 7");
            assertThat(network.graph()).isEqualTo(NetworkGraph.of(layers, SHAPE, CLASSES));
        }
    }
}
