package werkbank.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The arrays that a layer takes from the layers below and above it and gives to them. */
final class Exchange {
    /** Activations and gradients at either side; null where the neighbour understands plain arrays only. */
    private Joint activationsBelow;

    private Joint activationsAbove;
    private Joint gradientsBelow;
    private Joint gradientsAbove;

    private final Map<Move, Reorder> reorders = new HashMap<>();

    private record Move(Layout from, Layout to) {}

    /** Lets two neighbouring layers hand over arrays in any layout. */
    static void join(Exchange below, Exchange above) {
        below.activationsAbove = new Joint();
        above.activationsBelow = below.activationsAbove;
        below.gradientsAbove = new Joint();
        above.gradientsBelow = below.gradientsAbove;
    }

    /** Lets two neighbouring layers hand over plain arrays again. */
    static void part(Exchange below, Exchange above) {
        below.activationsAbove = null;
        above.activationsBelow = null;
        below.gradientsAbove = null;
        above.gradientsBelow = null;
    }

    Tensor input(INDArray array) {
        return taken(array, activationsBelow);
    }

    INDArray output(Tensor activation, LayerWorkspaceMgr workspaces) {
        return given(activation, activationsAbove, ArrayType.ACTIVATIONS, workspaces);
    }

    Tensor epsilon(INDArray array) {
        return taken(array, gradientsAbove);
    }

    INDArray inputGradient(Tensor gradient, LayerWorkspaceMgr workspaces) {
        return given(gradient, gradientsBelow, ArrayType.ACTIVATION_GRAD, workspaces);
    }

    private static Tensor taken(INDArray array, Joint joint) {
        Tensor given = joint == null ? null : joint.take(array);
        return given == null ? Tensor.plain(array) : given;
    }

    private INDArray given(Tensor tensor, Joint joint, ArrayType type, LayerWorkspaceMgr workspaces) {
        if (joint == null) {
            return in(Layout.plain(tensor.layout().shape()), tensor, type, workspaces)
                    .array();
        }
        joint.give(tensor);
        return tensor.array();
    }

    /** The tensor itself, or its values in the wanted layout. */
    Tensor in(Layout wanted, Tensor tensor, ArrayType type, LayerWorkspaceMgr workspaces) {
        if (tensor.layout().isSameAs(wanted)) {
            return tensor;
        }
        Tensor moved = Tensor.create(wanted, type, workspaces);
        reorders.computeIfAbsent(new Move(tensor.layout(), wanted), move -> Reorder.of(move.from(), move.to()))
                .run(tensor.array(), moved.array());
        return moved;
    }
}
