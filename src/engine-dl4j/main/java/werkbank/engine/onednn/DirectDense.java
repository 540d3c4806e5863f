package werkbank.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense layer and its activation function in oneDNN; DL4J's multiplies a second time for backpropagation. */
final class DirectDense extends DenseLayer implements DirectLayer {
    private final transient Exchange exchange = new Exchange();
    private final transient Map<Long, DenseCalls> calls = new HashMap<>();
    private transient INDArray x;
    private transient INDArray y;

    DirectDense(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer, DataType dataType) {
        return layer.getClass() == org.deeplearning4j.nn.conf.layers.DenseLayer.class
                && dataType == DataType.FLOAT
                && covers((org.deeplearning4j.nn.conf.layers.DenseLayer) layer);
    }

    private static boolean covers(org.deeplearning4j.nn.conf.layers.DenseLayer layer) {
        return layer.hasBias()
                && !layer.hasLayerNorm()
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
        Tensor in = exchange.input(input);
        Layout layout = Layout.plain(input.size(0), layerConf().getNOut());
        Tensor out = Tensor.create(layout, ArrayType.ACTIVATIONS, workspaces);
        calls(input.size(0)).forward(in.array(), weights(), bias(), out.array());
        x = training ? in.array() : null;
        y = training ? out.array() : null;
        return exchange.output(out, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        DenseCalls step = calls(x.size(0));
        INDArray delta = exchange.epsilon(epsilon).array();
        step.towardsArgument(y, delta);
        INDArray weightGradient = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
        INDArray biasGradient = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
        step.towardsParameters(x, delta, weightGradient, biasGradient);
        Gradient gradient = new DefaultGradient();
        gradient.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, weightGradient);
        gradient.gradientForVariable().put(DefaultParamInitializer.BIAS_KEY, biasGradient);
        Tensor dx = Tensor.create(Layout.plain(x.shape()), ArrayType.ACTIVATION_GRAD, workspaces);
        step.towardsInput(delta, weights(), dx.array());
        x = null;
        y = null;
        return new Pair<>(gradient, exchange.inputGradient(dx, workspaces));
    }

    private DenseCalls calls(long rows) {
        return calls.computeIfAbsent(
                rows,
                n -> new DenseCalls(
                        n,
                        layerConf().getNIn(),
                        layerConf().getNOut(),
                        Eltwise.of(layerConf().getActivationFn())));
    }

    private INDArray weights() {
        return getParam(DefaultParamInitializer.WEIGHT_KEY);
    }

    private INDArray bias() {
        return getParam(DefaultParamInitializer.BIAS_KEY);
    }

    @Override
    public void clear() {
        super.clear();
        x = null;
        y = null;
    }
}
