package werkbank.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Dropout that works in any layout; what it draws for a number doesn't depend on that. */
final class DirectDropout extends DrawnDropout implements DirectLayer {
    private final transient Exchange exchange = new Exchange();
    private final transient Map<Layout, Optional<Places>> places = new HashMap<>();
    private transient Layout layout;

    DirectDropout(NeuralNetConfiguration conf, DataType dataType, StepSeed step) {
        super(conf, dataType, step);
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
        if (places(layout).isEmpty()) {
            layout = Layout.plain(layout.shape());
            in = exchange.in(layout, in, ArrayType.FF_WORKING_MEM, workspaces);
        }
        Tensor out = Tensor.create(layout, ArrayType.ACTIVATIONS, workspaces);
        draw(in.values(), out.values(), places(layout).orElseThrow());
        return exchange.output(out, workspaces);
    }

    private Optional<Places> places(Layout of) {
        return places.computeIfAbsent(
                of, layout -> ImageMemory.of(layout).map(image -> of(image, (int) layout.shape()[0])));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        Tensor dy = exchange.in(layout, exchange.epsilon(epsilon), ArrayType.BP_WORKING_MEM, workspaces);
        Tensor dx = Tensor.create(layout, ArrayType.ACTIVATION_GRAD, workspaces);
        applyAgain(dy.values(), dx.values());
        return new Pair<>(new DefaultGradient(), exchange.inputGradient(dx, workspaces));
    }
}
