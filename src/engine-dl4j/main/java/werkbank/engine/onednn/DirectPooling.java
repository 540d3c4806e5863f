package werkbank.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Max and average pooling in oneDNN. */
final class DirectPooling extends SubsamplingLayer implements DirectLayer {
    private final transient Exchange exchange = new Exchange();
    private final transient Map<Layout, PoolingCalls> calls = new HashMap<>();
    private transient Layout layout;

    DirectPooling(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer, DataType dataType) {
        return layer.getClass() == org.deeplearning4j.nn.conf.layers.SubsamplingLayer.class
                && dataType == DataType.FLOAT
                && covers((org.deeplearning4j.nn.conf.layers.SubsamplingLayer) layer);
    }

    private static boolean covers(org.deeplearning4j.nn.conf.layers.SubsamplingLayer layer) {
        return layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
                && layer.getIDropout() == null
                && layer.getConvolutionMode() == ConvolutionMode.Truncate
                && isZero(layer.getPadding())
                && (layer.getPoolingType() == PoolingType.MAX || layer.getPoolingType() == PoolingType.AVG)
                && layer.getDilation()[0] == 1
                && layer.getDilation()[1] == 1;
    }

    private static boolean isZero(int[] padding) {
        return padding[0] == 0 && padding[1] == 0;
    }

    @Override
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        Tensor in = exchange.input(input);
        layout = in.layout();
        PoolingCalls pooling = calls.computeIfAbsent(layout, this::calls);
        Tensor out = Tensor.create(pooling.output, ArrayType.ACTIVATIONS, workspaces);
        pooling.forward(in.array(), out.array(), training);
        return exchange.output(out, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        PoolingCalls pooling = calls.get(layout);
        Tensor dy =
                exchange.in(pooling.outputGradient, exchange.epsilon(epsilon), ArrayType.BP_WORKING_MEM, workspaces);
        Tensor dx = Tensor.create(layout, ArrayType.ACTIVATION_GRAD, workspaces);
        pooling.back(dy.array(), dx.array());
        return new Pair<>(new DefaultGradient(), exchange.inputGradient(dx, workspaces));
    }

    private PoolingCalls calls(Layout of) {
        var conf = layerConf();
        ConvolutionShape shape = ConvolutionShape.of(
                input,
                input.size(1),
                conf.getKernelSize(),
                conf.getStride(),
                conf.getDilation(),
                conf.getPadding(),
                false);
        boolean max = conf.getPoolingType() == PoolingType.MAX;
        return new PoolingCalls(of, shape, max ? algorithm.pooling_max : algorithm.pooling_avg_include_padding);
    }
}
