package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import werkbank.engine.Engine;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** A network with branches against one that DL4J's graph of layers makes: a residual block, a concatenation, an excitation. */
class AgainstDl4jGraphTest {
    private static final Shape SHAPE = Shape.grey(8, 6);
    private static final int CLASSES = 3;
    private static final double RATE = 0.05;
    private static final String NETWORK = "[conv: {filters: 4, activation: tanh}, residual: {activation: relu, layers:"
            + " [conv: {filters: 6, stride: 2, bias: false, activation: identity}, batch-norm: {momentum: 0.5}]},"
            + " concatenate: [[conv: {filters: 3, activation: elu}], []], squeeze-excite: {reduction: 3},"
            + " global-average-pool]";

    /** The engine whose networks are compared. */
    Engine ours() {
        return new PlainEngine();
    }

    private static NeuralNetConfiguration.Builder settings() {
        return new NeuralNetConfiguration.Builder().updater(new Sgd(RATE)).convolutionMode(ConvolutionMode.Same);
    }

    private static ConvolutionLayer conv(
            int channels, int filters, int kernel, int stride, boolean hasBias, Activation function) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nIn(channels)
                .nOut(filters)
                .stride(stride, stride)
                .hasBias(hasBias)
                .activation(function)
                .build();
    }

    private static BatchNormalization norm(int channels) {
        return new BatchNormalization.Builder()
                .nIn(channels)
                .nOut(channels)
                .decay(0.5)
                .eps(1e-3)
                .useLogStd(false)
                .build();
    }

    private static DenseLayer dense(int inputs, int units, Activation function) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(units)
                .activation(function)
                .build();
    }

    /**
     * The nodes of the network above, in their order; what DL4J wants beside them has names of its own. Sizes are given, since
     * DL4J's check of them refuses the product that it computes.
     */
    private static ComputationGraph graph() {
        ComputationGraphConfiguration configuration = settings()
                .graphBuilder()
                .addInputs("images")
                .addLayer("0", conv(1, 4, 3, 1, true, Activation.TANH), "images")
                .addLayer("1", conv(4, 6, 3, 2, false, Activation.IDENTITY), "0")
                .addLayer("2", norm(6), "1")
                .addLayer("3", conv(4, 6, 1, 2, false, Activation.IDENTITY), "0")
                .addLayer("4", norm(6), "3")
                .addVertex("5", new ElementWiseVertex(ElementWiseVertex.Op.Add), "2", "4")
                .addLayer("6", new ActivationLayer(Activation.RELU), "5")
                .addLayer("7", conv(6, 3, 3, 1, true, Activation.ELU), "6")
                .addVertex("8", new MergeVertex(), "7", "6")
                .addLayer("9", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "8")
                .addLayer("10", dense(9, 3, Activation.RELU), "9")
                .addLayer("11", dense(3, 9, Activation.SIGMOID), "10")
                .addVertex("weights", new ReshapeVertex(-1, 9, 1, 1), "11")
                .addVertex("12", new ElementWiseVertex(ElementWiseVertex.Op.Product), "8", "weights")
                .addLayer("13", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "12")
                .addLayer(
                        "14",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nIn(9)
                                .nOut(CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "13")
                .setOutputs("14")
                .build();
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    /** Where the parameters of each node begin in ours, and how many they are. */
    private static Map<String, int[]> places(NetworkGraph nodes) {
        Map<String, int[]> places = new LinkedHashMap<>();
        int at = 0;
        for (NetworkGraph.Node node : nodes.nodes()) {
            int count = (int) node.parameters();
            if (count > 0) {
                places.put(String.valueOf(node.index()), new int[] {at, count});
            }
            at += count;
        }
        return places;
    }

    @Test
    void branchesLearnAlike() {
        Recipe recipe = TrainedSideBySide.recipe(NETWORK, "optimizer: sgd");
        NetworkSpec spec = new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1);
        Map<String, int[]> places = places(spec.graph());
        ComputationGraph theirs = graph();
        try (TrainableNetwork ours = ours().create(spec)) {
            float[] start = ours.state().parameters();
            places.forEach((name, place) -> theirs.getLayer(name)
                    .setParams(Nd4j.create(Arrays.copyOfRange(start, place[0], place[0] + place[1]), 1, place[1])));
            assertThat(theirs.numParams()).isEqualTo(start.length);
            TrainedSideBySide data = new TrainedSideBySide(SHAPE, CLASSES);
            assertSameAnswers(data, theirs, ours);
            for (int images : new int[] {6, 4, 6}) {
                float[] features = data.features(images);
                float[] targets = data.targets(images, 0.1);
                double loss = ours.step(features, targets, RATE).loss();
                theirs.fit(new INDArray[] {images(features)}, new INDArray[] {Nd4j.create(targets, images, CLASSES)});
                assertThat(loss).isEqualTo(theirs.score(), within(1e-4));
            }
            float[] after = ours.state().parameters();
            places.forEach((name, place) -> TrainedSideBySide.assertClose(
                    "node " + name,
                    theirs.getLayer(name).params().toFloatVector(),
                    Arrays.copyOfRange(after, place[0], place[0] + place[1]),
                    1e-4));
            assertSameAnswers(data, theirs, ours);
        }
    }

    private static INDArray images(float[] features) {
        return Nd4j.create(features, features.length / SHAPE.values(), 1, SHAPE.height(), SHAPE.width());
    }

    private static void assertSameAnswers(TrainedSideBySide data, ComputationGraph theirs, TrainableNetwork ours) {
        float[] features = data.features(5);
        float[][] expected = theirs.output(images(features))[0].toFloatMatrix();
        float[][] found = ours.probabilities(features);
        for (int row = 0; row < expected.length; row++) {
            TrainedSideBySide.assertClose("probabilities", expected[row], found[row], 1e-4);
        }
    }
}
