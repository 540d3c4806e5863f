package werkbank.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An activation function on its own, in oneDNN. */
final class DirectActivation extends ActivationLayer implements DirectLayer {
    private final transient Exchange exchange = new Exchange();
    private final transient Map<Layout, Step> steps = new HashMap<>();
    private transient Tensor y;

    private record Step(PrimitiveCall forward, PrimitiveCall backward) {}

    DirectActivation(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer, DataType dataType) {
        return layer.getClass() == org.deeplearning4j.nn.conf.layers.ActivationLayer.class
                && dataType == DataType.FLOAT
                && layer.getIDropout() == null
                && coversFunction(((org.deeplearning4j.nn.conf.layers.ActivationLayer) layer));
    }

    private static boolean coversFunction(org.deeplearning4j.nn.conf.layers.ActivationLayer layer) {
        Eltwise function = Eltwise.of(layer.getActivationFn());
        return function != null && !function.isIdentity();
    }

    @Override
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        Tensor in = exchange.input(input);
        Tensor out = Tensor.create(in.layout(), ArrayType.ACTIVATIONS, workspaces);
        step(in.layout())
                .forward()
                .set(DNNL_ARG_SRC, in.array())
                .set(DNNL_ARG_DST, out.array())
                .run();
        y = training ? out : null;
        return exchange.output(out, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        Tensor dy = exchange.in(y.layout(), exchange.epsilon(epsilon), ArrayType.BP_WORKING_MEM, workspaces);
        Tensor dx = Tensor.create(y.layout(), ArrayType.ACTIVATION_GRAD, workspaces);
        step(y.layout())
                .backward()
                .set(DNNL_ARG_DST, y.array())
                .set(DNNL_ARG_DIFF_DST, dy.array())
                .set(DNNL_ARG_DIFF_SRC, dx.array())
                .run();
        y = null;
        return new Pair<>(new DefaultGradient(), exchange.inputGradient(dx, workspaces));
    }

    private Step step(Layout layout) {
        return steps.computeIfAbsent(layout, this::calls);
    }

    private Step calls(Layout layout) {
        Eltwise function = Eltwise.of(layerConf().getActivationFn());
        return new Step(function.forwardCall(layout), function.backwardCall(layout));
    }

    @Override
    public void clear() {
        super.clear();
        y = null;
    }
}
