package werkbank.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Two-dimensional convolution and its activation function in oneDNN. */
final class DirectConvolution extends ConvolutionLayer implements DirectLayer {
    private final transient Exchange exchange = new Exchange();
    private final transient Map<Integer, ConvolutionForward> inference = new HashMap<>();
    private final transient Map<Integer, Step> steps = new HashMap<>();
    private transient Tensor x;
    private transient Tensor y;

    /** The two passes of a training step of a certain number of images. */
    private record Step(ConvolutionForward forward, ConvolutionBackward backward, PrimitiveCall activationBackward) {}

    DirectConvolution(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer, DataType dataType) {
        return layer.getClass() == org.deeplearning4j.nn.conf.layers.ConvolutionLayer.class
                && dataType == DataType.FLOAT
                && covers((org.deeplearning4j.nn.conf.layers.ConvolutionLayer) layer);
    }

    private static boolean covers(org.deeplearning4j.nn.conf.layers.ConvolutionLayer layer) {
        return layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
                && layer.hasBias()
                && layer.getIDropout() == null
                && layer.getWeightNoise() == null
                && Eltwise.covers(layer.getActivationFn());
    }

    @Override
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        ConvolutionForward forward = forward(training);
        Tensor in = exchange.in(forward.input, exchange.input(input), ArrayType.INPUT, workspaces);
        Tensor out = Tensor.create(forward.output, ArrayType.ACTIVATIONS, workspaces);
        forward.run(
                in.array(),
                getParam(ConvolutionParamInitializer.WEIGHT_KEY),
                getParam(ConvolutionParamInitializer.BIAS_KEY),
                out.array());
        x = training ? in : null;
        y = training ? out : null;
        return exchange.output(out, workspaces);
    }

    private ConvolutionForward forward(boolean training) {
        int images = (int) input.size(0);
        return training
                ? steps.computeIfAbsent(images, n -> step()).forward()
                : inference.computeIfAbsent(images, n -> new ConvolutionForward(shape(), activation(), false));
    }

    private Step step() {
        ConvolutionShape shape = shape();
        ConvolutionForward forward = new ConvolutionForward(shape, activation(), true);
        ConvolutionBackward backward = new ConvolutionBackward(shape, forward);
        PrimitiveCall activationBackward =
                activation().isIdentity() ? null : activation().backwardCall(forward.output);
        return new Step(forward, backward, activationBackward);
    }

    private ConvolutionShape shape() {
        return ConvolutionShape.of(input, layerConf());
    }

    private Eltwise activation() {
        return Eltwise.of(layerConf().getActivationFn());
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (y == null) {
            throw new IllegalStateException("backpropagation without a forward pass in training " + layerId());
        }
        Step step = steps.get((int) epsilon.size(0));
        Tensor delta = delta(step, exchange.epsilon(epsilon), workspaces);
        Gradient gradient = parameterGradient(step.backward(), delta, workspaces);
        INDArray below = index == 0 ? null : inputGradient(step.backward(), delta, workspaces);
        x = null;
        y = null;
        return new Pair<>(gradient, below);
    }

    /** The gradient before the activation function; overwrites epsilon. */
    private Tensor delta(Step step, Tensor epsilon, LayerWorkspaceMgr workspaces) {
        if (step.activationBackward() == null) {
            return epsilon;
        }
        Tensor delta = exchange.in(step.forward().output, epsilon, ArrayType.ACTIVATION_GRAD, workspaces);
        step.activationBackward()
                .set(DNNL_ARG_DST, y.array())
                .set(DNNL_ARG_DIFF_DST, delta.array())
                .set(DNNL_ARG_DIFF_SRC, delta.array())
                .run();
        return delta;
    }

    private Gradient parameterGradient(ConvolutionBackward backward, Tensor delta, LayerWorkspaceMgr workspaces) {
        INDArray weightGradient = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
        INDArray biasGradient = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
        backward.towardsParameters(
                exchange.in(backward.input, x, ArrayType.BP_WORKING_MEM, workspaces)
                        .array(),
                exchange.in(backward.delta, delta, ArrayType.BP_WORKING_MEM, workspaces)
                        .array(),
                weightGradient,
                biasGradient);
        Gradient gradient = new DefaultGradient();
        gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
        gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
        return gradient;
    }

    private INDArray inputGradient(ConvolutionBackward backward, Tensor delta, LayerWorkspaceMgr workspaces) {
        Tensor below = Tensor.create(backward.inputGradient, ArrayType.ACTIVATION_GRAD, workspaces);
        backward.towardsInput(
                exchange.in(backward.deltaForData, delta, ArrayType.BP_WORKING_MEM, workspaces)
                        .array(),
                getParam(ConvolutionParamInitializer.WEIGHT_KEY),
                below.array());
        return exchange.inputGradient(below, workspaces);
    }

    @Override
    public void clear() {
        super.clear();
        x = null;
        y = null;
    }
}
