package werkbank.engine.dl4j;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import werkbank.recipe.Layer;

/** DL4J's configuration of each kind of layer. */
final class LayerConfigurations {
    private LayerConfigurations() {}

    static org.deeplearning4j.nn.conf.layers.Layer of(Layer layer) {
        if (layer instanceof Layer.Convolution conv) {
            return convolution(conv);
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
        if (layer instanceof Layer.Activated activated) {
            return new ActivationLayer.Builder()
                    .activation(activation(activated.function()))
                    .build();
        }
        if (layer instanceof Layer.Dense dense) {
            return new DenseLayer.Builder()
                    .nOut(dense.units())
                    .activation(activation(dense.activation()))
                    .weightInit(weights(dense.initializer()))
                    .build();
        }
        return new DropoutLayer.Builder(dropout(layer)).build();
    }

    private static ConvolutionLayer convolution(Layer.Convolution conv) {
        return new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
                .nOut(conv.filters())
                .stride(conv.stride(), conv.stride())
                .dilation(conv.dilation(), conv.dilation())
                .convolutionMode(conv.padding() == Layer.Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate)
                .activation(activation(conv.activation()))
                .weightInit(weights(conv.initializer()))
                .build();
    }

    private static SubsamplingLayer pooling(SubsamplingLayer.PoolingType type, int size, int stride) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(size, size)
                .stride(stride, stride)
                .convolutionMode(ConvolutionMode.Truncate)
                .build();
    }

    /** DL4J counts what is retained, except with Gaussian noise. */
    private static IDropout dropout(Layer layer) {
        if (layer instanceof Layer.Dropout dropout) {
            return new org.deeplearning4j.nn.conf.dropout.Dropout(1 - dropout.rate());
        }
        if (layer instanceof Layer.SpatialDropout dropout) {
            return new org.deeplearning4j.nn.conf.dropout.SpatialDropout(1 - dropout.rate());
        }
        if (layer instanceof Layer.GaussianDropout dropout) {
            return new org.deeplearning4j.nn.conf.dropout.GaussianDropout(dropout.rate());
        }
        if (layer instanceof Layer.AlphaDropout dropout) {
            return new org.deeplearning4j.nn.conf.dropout.AlphaDropout(1 - dropout.rate());
        }
        throw new IllegalArgumentException("no DL4J layer for " + layer);
    }

    private static Activation activation(Layer.Activation activation) {
        return Activation.valueOf(activation.name());
    }

    /** By other names, and never truncated as Keras's normal ones are. */
    private static WeightInit weights(Layer.Initializer initializer) {
        return switch (initializer) {
            case GLOROT_UNIFORM -> WeightInit.XAVIER_UNIFORM;
            case GLOROT_NORMAL -> WeightInit.XAVIER;
            case HE_UNIFORM -> WeightInit.RELU_UNIFORM;
            case HE_NORMAL -> WeightInit.RELU;
            case LECUN_NORMAL -> WeightInit.LECUN_NORMAL;
        };
    }
}
