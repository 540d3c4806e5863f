package werkbank.engine.onednn;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.DropoutLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout that works in any layout. Its randomness comes from ND4J's generator, a seed a step. */
final class DirectDropout extends DropoutLayer implements DirectLayer {
    private final transient Exchange exchange = new Exchange();
    private final transient DropoutMask mask;
    private transient Layout layout;

    DirectDropout(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        mask = new DropoutMask(((Dropout) layerConf().getIDropout()).getP());
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer, DataType dataType) {
        return layer.getClass() == org.deeplearning4j.nn.conf.layers.DropoutLayer.class
                && dataType == DataType.FLOAT
                && layer.getIDropout().getClass() == Dropout.class
                && ((Dropout) layer.getIDropout()).getPSchedule() == null;
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
        if (!training) {
            return exchange.output(in.copy(ArrayType.ACTIVATIONS, workspaces), workspaces);
        }
        Tensor out = Tensor.create(layout, ArrayType.ACTIVATIONS, workspaces);
        mask.apply(in.values(), out.values(), Nd4j.getRandom().nextLong());
        return exchange.output(out, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        Tensor dy = exchange.in(layout, exchange.epsilon(epsilon), ArrayType.BP_WORKING_MEM, workspaces);
        Tensor dx = Tensor.create(layout, ArrayType.ACTIVATION_GRAD, workspaces);
        mask.applyAgain(dy.values(), dx.values());
        return new Pair<>(new DefaultGradient(), exchange.inputGradient(dx, workspaces));
    }
}
