package werkbank.engine.dl4j;

import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Layer;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** Builds DL4J networks from recipes. */
public final class NetworkBuilder {
    private NetworkBuilder() {}

    /**
     * A plain DL4J network, initialised: input [images][channels][height][width], output [images][classes].
     * Biases are zero, as in Keras; the loss is categorical cross-entropy, with the recipe's penalty and without class
     * weights.
     */
    public static MultiLayerNetwork build(Recipe recipe, Shape images, int classes, long seed) {
        return initialised(configuration(recipe, images, classes, seed));
    }

    /** As {@link #build(Recipe, Shape, int, long)} for these training images, with the recipe's class weights. */
    public static MultiLayerNetwork build(Recipe recipe, LabelledImages training, long seed) {
        Optional<double[]> weights =
                ClassWeighting.of(recipe.training().classWeights(), training.labels(), training.classes());
        return initialised(configuration(recipe, training.shape(), training.classes(), seed, weights));
    }

    private static MultiLayerNetwork initialised(MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = new PenalisedNetwork(configuration);
        network.init();
        FirstWeights.narrow(network);
        return network;
    }

    public static MultiLayerConfiguration configuration(Recipe recipe, Shape images, int classes, long seed) {
        return configuration(recipe, images, classes, seed, Optional.empty());
    }

    private static MultiLayerConfiguration configuration(
            Recipe recipe, Shape images, int classes, long seed, Optional<double[]> weights) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(GradientMethods.updater(recipe.training().optimizer()))
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .list();
        for (Layer layer : recipe.network()) {
            list.layer(LayerConfigurations.of(layer));
        }
        MultiLayerConfiguration configuration = list.layer(new OutputLayer.Builder(
                                CrossEntropy.of(weights, recipe.training().lossClip(), classes))
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(images.height(), images.width(), images.channels()))
                .build();
        GradientMethods.regularise(configuration, recipe.training());
        return configuration;
    }
}
