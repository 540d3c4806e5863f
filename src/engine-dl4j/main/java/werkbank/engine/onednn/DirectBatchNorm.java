package werkbank.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batch normalisation of images in oneDNN. Vectors (after a dense layer) go to {@link AnyBatchNorm}. */
final class DirectBatchNorm extends AnyBatchNorm implements DirectLayer {
    private final transient Exchange exchange = new Exchange();
    private final transient Map<Layout, BatchNormCalls> calls = new HashMap<>();
    private transient Tensor x;

    DirectBatchNorm(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer, DataType dataType) {
        return FastBatchNorm.covers(layer, dataType) && layer.getIDropout() == null;
    }

    @Override
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        if (input.rank() != 4) {
            return super.activate(training, workspaces);
        }
        Tensor in = exchange.input(input);
        Tensor out = Tensor.create(in.layout(), ArrayType.ACTIVATIONS, workspaces);
        if (training) {
            calls(in).train(in.array(), out.array(), gamma(), beta());
        } else {
            INDArray mean = getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN);
            INDArray variance = getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
            calls(in).infer(in.array(), out.array(), gamma(), beta(), mean, variance);
        }
        x = training ? in : null;
        return exchange.output(out, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (epsilon.rank() != 4) {
            return super.backpropGradient(epsilon, workspaces);
        }
        Tensor dy = exchange.in(x.layout(), exchange.epsilon(epsilon), ArrayType.BP_WORKING_MEM, workspaces);
        Tensor dx = Tensor.create(x.layout(), ArrayType.ACTIVATION_GRAD, workspaces);
        BatchNormCalls batch = calls(x);
        INDArray gammaGradient = gradientViews.get(BatchNormalizationParamInitializer.GAMMA);
        INDArray betaGradient = gradientViews.get(BatchNormalizationParamInitializer.BETA);
        batch.back(x.array(), dy.array(), dx.array(), gamma(), gammaGradient, betaGradient);
        Gradient gradient = new DefaultGradient();
        gradient.setGradientFor(BatchNormalizationParamInitializer.GAMMA, gammaGradient);
        gradient.setGradientFor(BatchNormalizationParamInitializer.BETA, betaGradient);
        moveRunning(gradient, BatchNormalizationParamInitializer.GLOBAL_MEAN, batch.mean());
        moveRunning(gradient, BatchNormalizationParamInitializer.GLOBAL_VAR, batch.variance());
        x = null;
        return new Pair<>(gradient, exchange.inputGradient(dx, workspaces));
    }

    /** DL4J moves the running mean and variance through the gradient too: parameter − gradient is the new value. */
    private void moveRunning(Gradient gradient, String name, float[] batch) {
        float[] step = OffHeap.copy(getParam(name));
        float share = (float) (1 - layerConf().getDecay());
        for (int c = 0; c < step.length; c++) {
            step[c] = (step[c] - batch[c]) * share;
        }
        INDArray view = gradientViews.get(name);
        OffHeap.fill(view, step);
        gradient.setGradientFor(name, view);
    }

    private BatchNormCalls calls(Tensor tensor) {
        return calls.computeIfAbsent(
                tensor.layout(),
                layout -> new BatchNormCalls(layout, (float) layerConf().getEps()));
    }

    private INDArray gamma() {
        return getParam(BatchNormalizationParamInitializer.GAMMA);
    }

    private INDArray beta() {
        return getParam(BatchNormalizationParamInitializer.BETA);
    }

    @Override
    public void clear() {
        super.clear();
        x = null;
    }
}
