package werkbank.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Output layer whose logits are one call of oneDNN; softmax, loss and gradient stay DL4J's. */
class DirectOutput extends OutputLayer {
    private static final Eltwise IDENTITY = Eltwise.of(new ActivationIdentity());

    private final transient boolean direct;
    private final transient Map<Long, DenseCalls> calls = new HashMap<>();

    /** @param direct whether oneDNN may be called; otherwise this is DL4J's layer */
    DirectOutput(NeuralNetConfiguration conf, DataType dataType, boolean direct) {
        super(conf, dataType);
        this.direct = direct && dataType == DataType.FLOAT && covers(layerConf());
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer) {
        return layer.getClass() == org.deeplearning4j.nn.conf.layers.OutputLayer.class;
    }

    private static boolean covers(org.deeplearning4j.nn.conf.layers.OutputLayer layer) {
        return layer.hasBias() && layer.getIDropout() == null && layer.getWeightNoise() == null;
    }

    @Override
    protected Pair<INDArray, INDArray> preOutputWithPreNorm(
            boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
        if (!direct || maskArray != null) {
            return super.preOutputWithPreNorm(training, forBackprop, workspaces);
        }
        assertInputSet(forBackprop);
        Tensor logits =
                Tensor.create(Layout.plain(input.size(0), layerConf().getNOut()), ArrayType.ACTIVATIONS, workspaces);
        calls.computeIfAbsent(input.size(0), this::calls)
                .forward(
                        Tensor.plain(input).array(),
                        getParam(DefaultParamInitializer.WEIGHT_KEY),
                        getParam(DefaultParamInitializer.BIAS_KEY),
                        logits.array());
        return new Pair<>(logits.array(), logits.array());
    }

    private DenseCalls calls(long rows) {
        return new DenseCalls(rows, layerConf().getNIn(), layerConf().getNOut(), IDENTITY);
    }
}
