package werkbank.engine.saved;

import com.fasterxml.jackson.databind.node.ObjectNode;
import werkbank.recipe.layer.Activation;
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
import werkbank.recipe.layer.Extent;
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

/**
 * DL4J's settings of a layer as JSON, but for those that matter to training alone ({@link TrainingJson}).
 */
final class LayerJson implements ElementaryLayer.Visitor<ObjectNode> {
    private static final double POOLING_EPSILON = 1e-8;

    /** A decay of what isn't averaged, and an epsilon that is lost beside every variance. */
    private static final double FIXED_DECAY = 0.9;

    private static final double FIXED_EPSILON = 1e-12;

    private final Extent input;

    /** @param input what the layer takes */
    LayerJson(Extent input) {
        this.input = input;
    }

    @Override
    public ObjectNode visit(Convolution conv) {
        return convolution("ConvolutionLayer", conv);
    }

    /** Filters that the images have made are a convolution's like others. */
    @Override
    public ObjectNode visit(Whitening whitening) {
        return visit(whitening.like(input));
    }

    @Override
    public ObjectNode visit(DepthwiseConvolution depthwise) {
        return convolution("DepthwiseConvolution2D", depthwise.like(input)).put("depthMultiplier", 1);
    }

    private ObjectNode convolution(String name, Convolution conv) {
        ObjectNode node = weighted(name, conv.activation(), conv.initializer())
                .put("hasBias", !conv.unbiased())
                .put("nin", input.channels())
                .put("nout", conv.filters())
                .put("cnn2dDataFormat", "NCHW")
                .put("convolutionMode", conv.padding() == Convolution.Padding.SAME ? "Same" : "Truncate")
                .put("cudnnAlgoMode", "PREFER_FASTEST")
                .put("cudnnAllowFallback", true)
                .putNull("cudnnBwdDataAlgo")
                .putNull("cudnnBwdFilterAlgo")
                .putNull("cudnnFwdAlgo");
        return windowed(node, conv.kernel(), conv.stride(), conv.dilation());
    }

    @Override
    public ObjectNode visit(BatchNorm norm) {
        return normalisation(norm.momentum(), norm.epsilon());
    }

    /** The one kind of batch normalisation whose scale and shift aren't there: mean and variance are the images'. */
    @Override
    public ObjectNode visit(Standardisation standardisation) {
        return normalisation(FIXED_DECAY, FIXED_EPSILON).put("lockGammaBeta", true);
    }

    /** Scale and shift of each channel, as a batch normalisation whose mean is 0 and whose variance is 1. */
    ObjectNode scaleAndShift() {
        return normalisation(FIXED_DECAY, FIXED_EPSILON);
    }

    private ObjectNode normalisation(double decay, double epsilon) {
        return trained("BatchNormalization")
                .put("nin", input.channels())
                .put("nout", input.channels())
                .put("beta", 0.0)
                .put("gamma", 1.0)
                .put("cnn2DFormat", "NCHW")
                .put("cudnnAllowFallback", true)
                .put("decay", decay)
                .put("eps", epsilon)
                .put("lockGammaBeta", false)
                .put("minibatch", true)
                .put("useLogStd", false);
    }

    @Override
    public ObjectNode visit(MaxPool pool) {
        return pooling("MAX", pool.size(), pool.stride());
    }

    @Override
    public ObjectNode visit(AveragePool pool) {
        return pooling("AVG", pool.size(), pool.stride());
    }

    private static ObjectNode pooling(String type, int size, int stride) {
        ObjectNode node = any("SubsamplingLayer")
                .put("avgPoolIncludePadInDivisor", false)
                .put("cnn2dDataFormat", "NCHW")
                .put("convolutionMode", "Truncate")
                .put("cudnnAllowFallback", true)
                .put("eps", POOLING_EPSILON)
                .put("pnorm", 0)
                .put("poolingType", type);
        return windowed(node, size, stride, 1);
    }

    private static ObjectNode windowed(ObjectNode node, int kernel, int stride, int dilation) {
        node.set("kernelSize", Nodes.square(kernel));
        node.set("stride", Nodes.square(stride));
        node.set("dilation", Nodes.square(dilation));
        node.set("padding", Nodes.square(0));
        return node;
    }

    @Override
    public ObjectNode visit(GlobalAveragePool pool) {
        return globalPooling("AVG");
    }

    @Override
    public ObjectNode visit(GlobalMaxPool pool) {
        return globalPooling("MAX");
    }

    static ObjectNode globalPooling(String type) {
        ObjectNode node = any("GlobalPoolingLayer")
                .put("collapseDimensions", true)
                .put("pnorm", 2)
                .put("poolingType", type);
        return node.set("poolingDimensions", Nodes.list().add(2).add(3));
    }

    @Override
    public ObjectNode visit(ActivationLayer layer) {
        return any("ActivationLayer").set("activationFn", FunctionJson.of(layer.function()));
    }

    @Override
    public ObjectNode visit(Dropout dropout) {
        return dropout(DropoutJson.ofNumbers(dropout.rate()));
    }

    /** Changes nothing in a trained network. DL4J has no dropout of whole images; it would lose as many numbers. */
    @Override
    public ObjectNode visit(StochasticDepth depth) {
        ObjectNode node = any("ActivationLayer").set("activationFn", FunctionJson.of(Activation.IDENTITY));
        return node.set("idropout", DropoutJson.ofNumbers(depth.rate()));
    }

    @Override
    public ObjectNode visit(SpatialDropout dropout) {
        return dropout(DropoutJson.ofChannels(dropout.rate()));
    }

    @Override
    public ObjectNode visit(GaussianDropout dropout) {
        return dropout(DropoutJson.noise(dropout.rate()));
    }

    @Override
    public ObjectNode visit(AlphaDropout dropout) {
        return dropout(DropoutJson.alpha(dropout.rate()));
    }

    private static ObjectNode dropout(ObjectNode kind) {
        return trained("DropoutLayer").put("nin", 0).put("nout", 0).set("idropout", kind);
    }

    @Override
    public ObjectNode visit(Dense dense) {
        return weighted("DenseLayer", dense.activation(), dense.initializer())
                .put("nin", input.values())
                .put("nout", dense.units())
                .put("hasLayerNorm", false);
    }

    @Override
    public ObjectNode visit(GroupNorm norm) {
        throw noLayer(norm);
    }

    @Override
    public ObjectNode visit(Factor factor) {
        throw noLayer(factor);
    }

    @Override
    public ObjectNode visit(Add add) {
        throw noLayer(add);
    }

    @Override
    public ObjectNode visit(Concatenate concatenate) {
        throw noLayer(concatenate);
    }

    @Override
    public ObjectNode visit(Scale scale) {
        throw noLayer(scale);
    }

    private static IllegalArgumentException noLayer(ElementaryLayer layer) {
        return new IllegalArgumentException("DL4J has vertices of a graph for " + layer + ", and no layer");
    }

    /** The output layer, which no recipe lists. */
    ObjectNode output(Dense output) {
        ObjectNode node = weighted("OutputLayer", output.activation(), output.initializer())
                .put("nin", input.values())
                .put("nout", output.units());
        return node.set("activationFn", Nodes.of(Names.ACTIVATIONS + "Softmax"));
    }

    private static ObjectNode any(String name) {
        return Nodes.of(Names.LAYERS + name)
                .putNull("constraints")
                .put("gradientNormalization", "None")
                .put("gradientNormalizationThreshold", 0.0)
                .putNull("idropout");
    }

    /** DL4J gives an optimizer to layers with these settings, whether they have weights or not. */
    private static ObjectNode trained(String name) {
        ObjectNode node = any(name)
                .put("biasInit", 0.0)
                .putNull("biasUpdater")
                .put("gainInit", 1.0)
                .put("gradientNormalizationThreshold", 1.0)
                .putNull("timeDistributedFormat")
                .putNull("weightNoise");
        node.set("activationFn", FunctionJson.of(Activation.SIGMOID));
        node.set("regularizationBias", Nodes.list());
        node.set("weightInitFn", FunctionJson.of(Initializer.GLOROT_UNIFORM));
        return node;
    }

    private static ObjectNode weighted(String name, Activation activation, Initializer initializer) {
        ObjectNode node = trained(name).put("hasBias", true);
        node.set("activationFn", FunctionJson.of(activation));
        node.set("weightInitFn", FunctionJson.of(initializer));
        return node;
    }
}
