package werkbank.engine.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.FirstWeights;
import werkbank.engine.NetworkSpec;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** Builds DL4J networks from recipes. */
public final class NetworkBuilder {
    private NetworkBuilder() {}

    /**
     * A plain DL4J network with {@link FirstWeights}: input [images][channels][height][width], output [images][classes].
     * The loss is categorical cross-entropy, with the recipe's penalty and without class
     * weights.
     */
    public static MultiLayerNetwork build(Recipe recipe, Shape images, int classes, long seed) {
        return build(new NetworkSpec(recipe, images, classes, List.of(), seed));
    }

    /** Builds a network as {@link #build(Recipe, Shape, int, long)} does, with class weights. */
    static MultiLayerNetwork build(NetworkSpec spec) {
        MultiLayerNetwork network = new PenalisedNetwork(
                configuration(spec.recipe(), spec.shape(), spec.classes(), spec.seed(), spec.classWeights()));
        network.init(Nd4j.createFromArray(FirstWeights.of(spec)), false);
        return network;
    }

    public static MultiLayerConfiguration configuration(Recipe recipe, Shape images, int classes, long seed) {
        return configuration(recipe, images, classes, seed, List.of());
    }

    private static MultiLayerConfiguration configuration(
            Recipe recipe, Shape images, int classes, long seed, List<Double> weights) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(GradientMethods.updater(recipe.training().optimizer()))
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .list();
        LayerConfigurations configurations = new LayerConfigurations();
        NetworkGraph graph = NetworkGraph.of(recipe.network(), images, classes);
        for (NetworkGraph.Node node : graph.hidden()) {
            Layer layer = node.layer().accept(configurations);
            layer.setLayerName(node.name());
            list.layer(layer);
        }
        MultiLayerConfiguration configuration = list.layer(new OutputLayer.Builder(
                                CrossEntropy.of(weights, recipe.training().lossClip(), classes))
                        .name(graph.output().name())
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(images.height(), images.width(), images.channels()))
                .build();
        GradientMethods.regularise(configuration, recipe.training());
        return configuration;
    }
}
