package werkbank.engine.onednn;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation of images through {@link ChannelNorm}; DL4J's own takes half of a small network's training step.
 * Vectors (after a dense layer) go to {@link AnyBatchNorm}.
 */
final class FastBatchNorm extends AnyBatchNorm {
    private transient float[] mean;
    private transient float[] variance;

    FastBatchNorm(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer, DataType dataType) {
        return layer.getClass() == org.deeplearning4j.nn.conf.layers.BatchNormalization.class
                && dataType == DataType.FLOAT
                && coversSettings((org.deeplearning4j.nn.conf.layers.BatchNormalization) layer);
    }

    private static boolean coversSettings(org.deeplearning4j.nn.conf.layers.BatchNormalization layer) {
        return !layer.isLockGammaBeta() && !layer.isUseLogStd() && layer.getCnn2DFormat() == CNN2DFormat.NCHW;
    }

    @Override
    public INDArray preOutput(INDArray x, TrainingMode mode, LayerWorkspaceMgr workspaces) {
        if (x.rank() != 4) {
            return super.preOutput(x, mode, workspaces);
        }
        INDArray plain = OffHeap.isPlain(x) ? x : x.dup('c');
        INDArray y = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, x.shape(), 'c');
        if (mode == TrainingMode.TRAIN) {
            normalise(plain, y);
        } else {
            applyRunning(plain, y);
        }
        return y;
    }

    private void normalise(INDArray x, INDArray y) {
        float[] gamma = parameter(BatchNormalizationParamInitializer.GAMMA);
        float[] beta = parameter(BatchNormalizationParamInitializer.BETA);
        mean = new float[gamma.length];
        variance = new float[gamma.length];
        FloatBuffer in = OffHeap.view(x);
        FloatBuffer out = OffHeap.view(y);
        ChannelNorm norm = norm(x);
        ChannelThreads.forEach(
                gamma.length, c -> norm.forward(c, in, out, gamma[c], beta[c], epsilon(), mean, variance));
    }

    private void applyRunning(INDArray x, INDArray y) {
        float[] gamma = parameter(BatchNormalizationParamInitializer.GAMMA);
        float[] beta = parameter(BatchNormalizationParamInitializer.BETA);
        float[] runningMean = parameter(BatchNormalizationParamInitializer.GLOBAL_MEAN);
        float[] runningVariance = parameter(BatchNormalizationParamInitializer.GLOBAL_VAR);
        FloatBuffer in = OffHeap.view(x);
        FloatBuffer out = OffHeap.view(y);
        ChannelNorm norm = norm(x);
        ChannelThreads.forEach(gamma.length, c -> {
            float scale = (float) (gamma[c] / Math.sqrt(runningVariance[c] + epsilon()));
            norm.affine(c, in, out, scale, beta[c] - runningMean[c] * scale);
        });
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (epsilon.rank() != 4) {
            return super.backpropGradient(epsilon, workspaces);
        }
        INDArray x = OffHeap.isPlain(input) ? input : input.dup('c');
        INDArray dy = OffHeap.isPlain(epsilon) ? epsilon : epsilon.dup('c');
        INDArray dx = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, x.shape(), 'c');
        float[] gamma = parameter(BatchNormalizationParamInitializer.GAMMA);
        float[] gammaGradient = new float[gamma.length];
        float[] betaGradient = new float[gamma.length];
        FloatBuffer in = OffHeap.view(x);
        FloatBuffer above = OffHeap.view(dy);
        FloatBuffer below = OffHeap.view(dx);
        ChannelNorm norm = norm(x);
        ChannelThreads.forEach(
                gamma.length,
                c -> norm.backward(
                        c, in, above, below, gamma[c], epsilon(), mean[c], variance[c], gammaGradient, betaGradient));
        return new Pair<>(gradient(gammaGradient, betaGradient), dx);
    }

    /** DL4J moves the running mean and variance through the gradient too: parameter − gradient is the new value. */
    private Gradient gradient(float[] gammaGradient, float[] betaGradient) {
        Gradient gradient = new DefaultGradient();
        set(gradient, BatchNormalizationParamInitializer.GAMMA, gammaGradient);
        set(gradient, BatchNormalizationParamInitializer.BETA, betaGradient);
        set(
                gradient,
                BatchNormalizationParamInitializer.GLOBAL_MEAN,
                towards(mean, BatchNormalizationParamInitializer.GLOBAL_MEAN));
        set(
                gradient,
                BatchNormalizationParamInitializer.GLOBAL_VAR,
                towards(variance, BatchNormalizationParamInitializer.GLOBAL_VAR));
        return gradient;
    }

    private float[] towards(float[] batch, String name) {
        float[] step = parameter(name);
        float share = (float) (1 - layerConf().getDecay());
        for (int c = 0; c < step.length; c++) {
            step[c] = (step[c] - batch[c]) * share;
        }
        return step;
    }

    private void set(Gradient gradient, String name, float[] values) {
        INDArray view = gradientViews.get(name);
        OffHeap.fill(view, values);
        gradient.setGradientFor(name, view);
    }

    private float[] parameter(String name) {
        return OffHeap.copy(getParam(name));
    }

    private float epsilon() {
        return (float) layerConf().getEps();
    }

    private static ChannelNorm norm(INDArray x) {
        return new ChannelNorm((int) x.size(0), (int) x.size(1), (int) (x.size(2) * x.size(3)));
    }
}
