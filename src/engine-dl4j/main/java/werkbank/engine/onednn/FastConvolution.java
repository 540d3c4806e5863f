package werkbank.engine.onednn;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Two-dimensional convolution through ND4J's {@code conv2d} and {@code conv2d_bp}, which run on oneDNN on the CPU and
 * on cuDNN on a GPU.
 *
 * <p>DL4J's own layer reaches oneDNN only through a helper that 1.0.0-M2.1 can't load, and falls back to im2col; it
 * also convolves twice in each training step, because backpropagation asks for the pre-activation again. This one keeps
 * what the forward pass made.
 */
final class FastConvolution extends ConvolutionLayer {
    private static final int NCHW = 0;
    private static final int WEIGHTS_OIHW = 1;

    /** The array of the last forward pass in training that backpropagation needs; lives in the step's workspace. */
    private transient INDArray kept;

    private final transient boolean inHostMemory;

    /** @param inHostMemory whether the rectifier's derivative may be ours, which reads and writes arrays from Java */
    FastConvolution(NeuralNetConfiguration conf, DataType dataType, boolean inHostMemory) {
        super(conf, dataType);
        this.inHostMemory = inHostMemory;
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer, DataType dataType) {
        return layer.getClass() == org.deeplearning4j.nn.conf.layers.ConvolutionLayer.class
                && dataType == DataType.FLOAT
                && ((org.deeplearning4j.nn.conf.layers.ConvolutionLayer) layer).getCnn2dDataFormat()
                        == CNN2DFormat.NCHW;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        INDArray z = convolve(training, workspaces);
        if (keepsActivation()) {
            INDArray a = layerConf().getActivationFn().getActivation(z, training);
            kept = training ? a : null;
            return a;
        }
        kept = training ? z : null;
        INDArray a = training ? workspaces.dup(ArrayType.ACTIVATIONS, z, 'c') : z;
        return layerConf().getActivationFn().getActivation(a, training);
    }

    /** ReLU and identity: the derivative can be had from the activation itself, which may then overwrite its input. */
    private boolean keepsActivation() {
        IActivation activation = layerConf().getActivationFn();
        return activation.getClass() == ActivationReLU.class || activation.getClass() == ActivationIdentity.class;
    }

    private INDArray convolve(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray weights = kernel(training, ArrayType.FF_WORKING_MEM, workspaces);
        int[] out = ConvolutionUtils.getOutputSize(
                input,
                layerConf().getKernelSize(),
                layerConf().getStride(),
                isSame() ? null : layerConf().getPadding(),
                convolutionMode,
                layerConf().getDilation(),
                CNN2DFormat.NCHW);
        INDArray z = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {input.size(0), weights.size(0), out[0], out[1]}, 'c');
        try (OpContext op = convolution()) {
            int inputs = 0;
            op.setInputArray(inputs++, input);
            op.setInputArray(inputs++, weights);
            if (hasBias()) {
                op.setInputArray(inputs, getParamWithNoise(ConvolutionParamInitializer.BIAS_KEY, training, workspaces));
            }
            op.setOutputArray(0, z);
            Nd4j.exec(new Conv2D(), op);
        } catch (Exception e) {
            throw closing(e);
        }
        return z;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (kept == null) {
            throw new IllegalStateException("backpropagation without a forward pass in training " + layerId());
        }
        INDArray delta = preActivationGradient(OffHeap.isPlain(epsilon) ? epsilon : epsilon.dup('c'));
        kept = null;
        INDArray inputGradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape());
        Gradient gradient = convolveBack(delta, inputGradient, workspaces);
        weightNoiseParams.clear();
        return new Pair<>(gradient, backpropDropOutIfPresent(inputGradient));
    }

    /** @param epsilon plain; overwritten */
    private INDArray preActivationGradient(INDArray epsilon) {
        IActivation activation = layerConf().getActivationFn();
        if (inHostMemory && activation.getClass() == ActivationReLU.class) {
            Relu.backpropagate(kept, epsilon);
            return epsilon;
        }
        return activation.backprop(kept, epsilon).getFirst();
    }

    private Gradient convolveBack(INDArray delta, INDArray inputGradient, LayerWorkspaceMgr workspaces) {
        INDArray weightGradient = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
        INDArray kernelGradient = isDilated()
                ? workspaces.createUninitialized(
                        ArrayType.BP_WORKING_MEM,
                        dataType,
                        Dilation.shape(weightGradient, layerConf().getDilation()),
                        'c')
                : weightGradient;
        Gradient gradient = new DefaultGradient();
        try (OpContext op = convolution()) {
            int inputs = 0;
            op.setInputArray(inputs++, input);
            op.setInputArray(inputs++, kernel(true, ArrayType.BP_WORKING_MEM, workspaces));
            if (hasBias()) {
                op.setInputArray(inputs++, getParamWithNoise(ConvolutionParamInitializer.BIAS_KEY, true, workspaces));
            }
            op.setInputArray(inputs, delta);
            op.setOutputArray(0, inputGradient);
            op.setOutputArray(1, kernelGradient);
            if (hasBias()) {
                INDArray biasGradient = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
                op.setOutputArray(2, biasGradient);
                gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
            }
            Nd4j.exec(new Conv2DDerivative(), op);
        } catch (Exception e) {
            throw closing(e);
        }
        if (isDilated()) {
            weightGradient.assign(Dilation.taps(kernelGradient, layerConf().getDilation()));
        }
        gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
        return gradient;
    }

    private boolean isDilated() {
        return layerConf().getDilation()[0] > 1 || layerConf().getDilation()[1] > 1;
    }

    /** The weights, or with dilation the larger kernel that they are the taps of. */
    private INDArray kernel(boolean training, ArrayType memory, LayerWorkspaceMgr workspaces) {
        INDArray weights = getParamWithNoise(ConvolutionParamInitializer.WEIGHT_KEY, training, workspaces);
        if (!isDilated()) {
            return weights;
        }
        int[] dilation = layerConf().getDilation();
        INDArray larger = workspaces.createUninitialized(memory, dataType, Dilation.shape(weights, dilation), 'c');
        larger.assign(0);
        Dilation.taps(larger, dilation).assign(weights);
        return larger;
    }

    private OpContext convolution() {
        int[] kernel = layerConf().getKernelSize();
        int[] dilation = layerConf().getDilation();
        int[] stride = layerConf().getStride();
        int[] padding = layerConf().getPadding();
        OpContext op = Nd4j.getExecutioner().buildContext();
        op.setIArguments(
                Dilation.reach(kernel[0], dilation[0]),
                Dilation.reach(kernel[1], dilation[1]),
                stride[0],
                stride[1],
                padding[0],
                padding[1],
                1,
                1,
                isSame() ? 1 : 0,
                NCHW,
                WEIGHTS_OIHW);
        return op;
    }

    private boolean isSame() {
        return convolutionMode == ConvolutionMode.Same;
    }

    /** {@link OpContext#close()} declares Exception; what the op itself throws passes through. */
    private static RuntimeException closing(Exception e) {
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }

    @Override
    public void clear() {
        super.clear();
        kept = null;
    }
}
