package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import werkbank.engine.NetworkSpec;
import werkbank.engine.saved.NetworkJson;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Residual;
import werkbank.recipe.layer.SqueezeExcite;
import werkbank.recipe.layer.Standardisation;
import werkbank.space.Spaces;

/** Our own JSON of a graph against what DL4J writes of the same graph that its own builder has built, to the letter. */
class BuiltGraphTest {
    private static final long SEED = 5;
    private static final int ROW = 2 * 5 * 5;

    @Test
    void aGraphIsWrittenAsDl4jDoes() {
        Recipe any = Spaces.read("name: s\ntrials: 1\nnetwork: [dense: 1]\ntraining: {epochs: 1, optimizer: adam}\n")
                .recipe(Map.of());
        Convolution conv = new Convolution(
                2,
                3,
                1,
                1,
                Convolution.Padding.SAME,
                werkbank.recipe.layer.Activation.RELU,
                Initializer.HE_NORMAL,
                true);
        NetworkSpec spec = new NetworkSpec(
                new Recipe(
                        List.of(
                                new Standardisation(List.of(0.4, 0.5), List.of(0.2, 0.3)),
                                new Residual(List.of(conv), werkbank.recipe.layer.Activation.IDENTITY, 0),
                                new SqueezeExcite(1),
                                new GroupNorm(1, 1e-5),
                                new Factor(0.5)),
                        any.training(),
                        any.augmentation()),
                new Shape(2, 5, 5),
                3,
                List.of(),
                SEED);

        ComputationGraph built = new ComputationGraph(built(any));
        built.init();

        assertThat(NetworkJson.of(spec, 0, any.training().optimizer().learningRate()))
                .isEqualTo(built.getConfiguration().toJson());
    }

    private static ComputationGraphConfiguration built(Recipe any) {
        ComputationGraphConfiguration.GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .updater(GradientMethods.updater(any.training().optimizer()))
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .graphBuilder()
                .addInputs("input");
        graph.addLayer("0-standardisation", normalisation(true), "input")
                .addLayer(
                        "1-residual.1-conv",
                        new ConvolutionLayer.Builder(3, 3)
                                .nIn(2)
                                .nOut(2)
                                .hasBias(false)
                                .convolutionMode(ConvolutionMode.Same)
                                .activation(Activation.RELU)
                                .weightInit(WeightInit.RELU)
                                .build(),
                        "0-standardisation")
                .addVertex(
                        "1-residual.add",
                        new ElementWiseVertex(ElementWiseVertex.Op.Add),
                        "1-residual.1-conv",
                        "0-standardisation");
        squeeze(graph);
        groups(graph);
        graph.addVertex("4-factor", new ScaleVertex(0.5), "3-group-norm");
        graph.addLayer(
                "output",
                new OutputLayer.Builder(CrossEntropy.of(List.of(), 0, 3))
                        .nIn(ROW)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build(),
                new CnnToFeedForwardPreProcessor(5, 5, 2),
                "4-factor");
        return graph.setOutputs("output").build();
    }

    private static BatchNormalization normalisation(boolean locked) {
        return new BatchNormalization.Builder()
                .nIn(2)
                .nOut(2)
                .lockGammaBeta(locked)
                .eps(1e-12)
                .useLogStd(false)
                .build();
    }

    private static GlobalPoolingLayer means() {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG)
                .poolingDimensions(2, 3)
                .build();
    }

    private static void squeeze(ComputationGraphConfiguration.GraphBuilder graph) {
        String name = "2-squeeze-excite.";
        graph.addLayer(name + "global-average-pool", means(), "1-residual.add")
                .addLayer(name + "dense", dense(Activation.RELU, WeightInit.RELU), name + "global-average-pool")
                .addLayer(name + "dense-2", dense(Activation.SIGMOID, WeightInit.XAVIER_UNIFORM), name + "dense")
                .addVertex(name + "scale.image", reshape(-1, 2, 1, 1), name + "dense-2")
                .addVertex(
                        name + "scale",
                        new ElementWiseVertex(ElementWiseVertex.Op.Product),
                        "1-residual.add",
                        name + "scale.image");
    }

    private static DenseLayer dense(Activation function, WeightInit weights) {
        return new DenseLayer.Builder()
                .nIn(2)
                .nOut(2)
                .activation(function)
                .weightInit(weights)
                .build();
    }

    private static void groups(ComputationGraphConfiguration.GraphBuilder graph) {
        String name = "3-group-norm";
        graph.addVertex(name + ".rows", reshape(-1, ROW), "2-squeeze-excite.scale")
                .addVertex(name + ".grid", reshape(-1, 1, ROW, 1), name + ".rows")
                .addLayer(name + ".means", means(), name + ".grid")
                .addVertex(
                        name + ".centred",
                        new ElementWiseVertex(ElementWiseVertex.Op.Subtract),
                        name + ".rows",
                        name + ".means")
                .addVertex(name + ".nothing", new ScaleVertex(0), name + ".means")
                .addVertex(name + ".epsilon", new ShiftVertex(Math.sqrt(ROW * 1e-5)), name + ".nothing")
                .addVertex(name + ".with-epsilon", new MergeVertex(), name + ".centred", name + ".epsilon")
                .addVertex(name + ".unit-length", new L2NormalizeVertex(new int[] {1}, 1e-12), name + ".with-epsilon")
                .addVertex(name + ".without-epsilon", new SubsetVertex(0, ROW - 1), name + ".unit-length")
                .addVertex(name + ".unit-deviation", new ScaleVertex(Math.sqrt(ROW)), name + ".without-epsilon")
                .addVertex(name + ".back", reshape(-1, 2, 5, 5), name + ".unit-deviation")
                .addLayer(name, normalisation(false), name + ".back");
    }

    private static ReshapeVertex reshape(int... shape) {
        return new ReshapeVertex('c', shape, null);
    }
}
