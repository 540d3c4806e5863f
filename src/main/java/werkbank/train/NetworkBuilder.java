package werkbank.train;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import werkbank.space.Layer;
import werkbank.space.Recipe;
import werkbank.space.Training;

/** Builds DL4J networks from recipes. */
public final class NetworkBuilder {
    private NetworkBuilder() {}

    /**
     * A plain DL4J network for grey images, initialised: input [images][1][height][width], output [images][classes].
     * Weights are Glorot-uniform and biases zero, as in Keras; the loss is categorical cross-entropy.
     */
    public static MultiLayerNetwork build(Recipe recipe, int height, int width, int classes, long seed) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(recipe, height, width, classes, seed));
        network.init();
        return network;
    }

    static MultiLayerConfiguration configuration(Recipe recipe, int height, int width, int classes, long seed) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(updater(recipe.training()))
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .list();
        for (Layer layer : recipe.network()) {
            list.layer(layer(layer));
        }
        return list.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(height, width, 1))
                .build();
    }

    private static org.deeplearning4j.nn.conf.layers.Layer layer(Layer layer) {
        if (layer instanceof Layer.Convolution conv) {
            return new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
                    .nOut(conv.filters())
                    .stride(conv.stride(), conv.stride())
                    .convolutionMode(
                            conv.padding() == Layer.Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate)
                    .activation(Activation.valueOf(conv.activation().name()))
                    .build();
        }
        if (layer instanceof Layer.BatchNorm norm) {
            return new BatchNormalization.Builder()
                    .decay(norm.momentum())
                    .eps(norm.epsilon())
                    .useLogStd(false)
                    .build();
        }
        if (layer instanceof Layer.MaxPool pool) {
            return pooling(SubsamplingLayer.PoolingType.MAX, pool.size(), pool.stride());
        }
        if (layer instanceof Layer.AveragePool pool) {
            return pooling(SubsamplingLayer.PoolingType.AVG, pool.size(), pool.stride());
        }
        if (layer instanceof Layer.GlobalAveragePool) {
            return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
        }
        if (layer instanceof Layer.Dropout dropout) {
            double retained = 1 - dropout.rate();
            return new DropoutLayer.Builder(retained).build();
        }
        if (layer instanceof Layer.Dense dense) {
            return new DenseLayer.Builder()
                    .nOut(dense.units())
                    .activation(Activation.valueOf(dense.activation().name()))
                    .build();
        }
        throw new IllegalArgumentException("no DL4J layer for " + layer);
    }

    private static SubsamplingLayer pooling(SubsamplingLayer.PoolingType type, int size, int stride) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(size, size)
                .stride(stride, stride)
                .convolutionMode(ConvolutionMode.Truncate)
                .build();
    }

    private static IUpdater updater(Training training) {
        double rate = training.learningRate();
        return switch (training.optimizer()) {
            case SGD -> new Sgd(rate);
            case NESTEROV -> new Nesterovs(rate, training.momentum());
            case RMSPROP -> new RmsProp(rate, training.rho(), training.epsilon());
            case ADAM -> new Adam(
                    rate, Adam.DEFAULT_ADAM_BETA1_MEAN_DECAY, Adam.DEFAULT_ADAM_BETA2_VAR_DECAY, training.epsilon());
        };
    }
}
