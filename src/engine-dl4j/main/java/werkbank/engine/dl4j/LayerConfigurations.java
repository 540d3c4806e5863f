package werkbank.engine.dl4j;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.Add;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Concatenate;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.GlobalMaxPool;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.Scale;
import werkbank.recipe.layer.SpatialDropout;
import werkbank.recipe.layer.Standardisation;
import werkbank.recipe.layer.StochasticDepth;
import werkbank.recipe.layer.Whitening;

/** DL4J's configuration of each kind of layer. DL4J's dropouts count what is retained, except with Gaussian noise. */
final class LayerConfigurations implements ElementaryLayer.Visitor<org.deeplearning4j.nn.conf.layers.Layer> {
    @Override
    public ConvolutionLayer visit(Convolution conv) {
        return new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
                .nOut(conv.filters())
                .stride(conv.stride(), conv.stride())
                .dilation(conv.dilation(), conv.dilation())
                .convolutionMode(
                        conv.padding() == Convolution.Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate)
                .activation(activation(conv.activation()))
                .weightInit(weights(conv.initializer()))
                .build();
    }

    @Override
    public BatchNormalization visit(BatchNorm norm) {
        return new BatchNormalization.Builder()
                .decay(norm.momentum())
                .eps(norm.epsilon())
                .useLogStd(false)
                .build();
    }

    @Override
    public SubsamplingLayer visit(MaxPool pool) {
        return pooling(SubsamplingLayer.PoolingType.MAX, pool.size(), pool.stride());
    }

    @Override
    public SubsamplingLayer visit(AveragePool pool) {
        return pooling(SubsamplingLayer.PoolingType.AVG, pool.size(), pool.stride());
    }

    private static SubsamplingLayer pooling(SubsamplingLayer.PoolingType type, int size, int stride) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(size, size)
                .stride(stride, stride)
                .convolutionMode(ConvolutionMode.Truncate)
                .build();
    }

    @Override
    public GlobalPoolingLayer visit(GlobalAveragePool pool) {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.ActivationLayer visit(ActivationLayer layer) {
        return new org.deeplearning4j.nn.conf.layers.ActivationLayer.Builder()
                .activation(activation(layer.function()))
                .build();
    }

    @Override
    public DropoutLayer visit(Dropout dropout) {
        return dropout(new org.deeplearning4j.nn.conf.dropout.Dropout(1 - dropout.rate()));
    }

    @Override
    public DropoutLayer visit(SpatialDropout dropout) {
        return dropout(new org.deeplearning4j.nn.conf.dropout.SpatialDropout(1 - dropout.rate()));
    }

    @Override
    public DropoutLayer visit(GaussianDropout dropout) {
        return dropout(new org.deeplearning4j.nn.conf.dropout.GaussianDropout(dropout.rate()));
    }

    @Override
    public DropoutLayer visit(AlphaDropout dropout) {
        return dropout(new org.deeplearning4j.nn.conf.dropout.AlphaDropout(1 - dropout.rate()));
    }

    private static DropoutLayer dropout(IDropout dropout) {
        return new DropoutLayer.Builder(dropout).build();
    }

    @Override
    public DenseLayer visit(Dense dense) {
        return new DenseLayer.Builder()
                .nOut(dense.units())
                .activation(activation(dense.activation()))
                .weightInit(weights(dense.initializer()))
                .build();
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.Layer visit(DepthwiseConvolution layer) {
        throw refused(layer);
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.Layer visit(GroupNorm layer) {
        throw refused(layer);
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.Layer visit(GlobalMaxPool layer) {
        throw refused(layer);
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.Layer visit(StochasticDepth layer) {
        throw refused(layer);
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.Layer visit(Factor layer) {
        throw refused(layer);
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.Layer visit(Standardisation layer) {
        throw refused(layer);
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.Layer visit(Whitening layer) {
        throw refused(layer);
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.Layer visit(Add layer) {
        throw refused(layer);
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.Layer visit(Concatenate layer) {
        throw refused(layer);
    }

    @Override
    public org.deeplearning4j.nn.conf.layers.Layer visit(Scale layer) {
        throw refused(layer);
    }

    /** What {@link Refusal} leaves to other engines. */
    private static IllegalArgumentException refused(ElementaryLayer layer) {
        return new IllegalArgumentException(
                "the engine dl4j has no " + layer.kind().name());
    }

    private static IActivation activation(werkbank.recipe.layer.Activation activation) {
        IActivation function = Activation.valueOf(activation.name()).getActivationFunction();
        return switch (activation) {
            case GELU, SWISH -> new FiniteDerivative(function);
            case RELU, ELU, SELU, LEAKYRELU, TANH, SIGMOID, IDENTITY -> function;
        };
    }

    /** DL4J's names; the weights themselves come from {@link werkbank.engine.FirstWeights}. */
    private static WeightInit weights(Initializer initializer) {
        return switch (initializer) {
            case GLOROT_UNIFORM -> WeightInit.XAVIER_UNIFORM;
            case GLOROT_NORMAL -> WeightInit.XAVIER;
            case HE_UNIFORM -> WeightInit.RELU_UNIFORM;
            case HE_NORMAL -> WeightInit.RELU;
            case LECUN_NORMAL -> WeightInit.LECUN_NORMAL;
            case DIRAC -> WeightInit.UNIFORM;
        };
    }
}
