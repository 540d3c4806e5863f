package werkbank.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The primitives of one dense layer for one number of rows, all arrays plain. DL4J keeps the weights, [inputs][outputs],
 * in Fortran order, which is [outputs][inputs] in C order.
 */
final class DenseCalls {
    private final PrimitiveCall forward;
    private final PrimitiveCall backwardData;
    private final PrimitiveCall backwardWeights;
    private final PrimitiveCall activationBackward;

    DenseCalls(long rows, long inputs, long outputs, Eltwise activation) {
        Layout x = Layout.plain(rows, inputs);
        Layout y = Layout.plain(rows, outputs);
        Layout weights = Layout.plain(outputs, inputs);
        Layout bias = Layout.plain(outputs);
        var description = new inner_product_forward.primitive_desc(
                new inner_product_forward.desc(
                        prop_kind.forward_training, x.desc(), weights.desc(), bias.desc(), y.desc()),
                activation.afterwards(),
                OneDnn.engine());
        forward = new PrimitiveCall(new inner_product_forward(description))
                .with(DNNL_ARG_SRC, x)
                .with(DNNL_ARG_WEIGHTS, weights)
                .with(DNNL_ARG_BIAS, bias)
                .with(DNNL_ARG_DST, y);
        backwardData = new PrimitiveCall(new inner_product_backward_data(new inner_product_backward_data.primitive_desc(
                        new inner_product_backward_data.desc(x.desc(), weights.desc(), y.desc()),
                        OneDnn.engine(),
                        description)))
                .with(DNNL_ARG_DIFF_SRC, x)
                .with(DNNL_ARG_WEIGHTS, weights)
                .with(DNNL_ARG_DIFF_DST, y);
        backwardWeights = new PrimitiveCall(new inner_product_backward_weights(new inner_product_backward_weights
                        .primitive_desc(
                        new inner_product_backward_weights.desc(x.desc(), weights.desc(), bias.desc(), y.desc()),
                        OneDnn.engine(),
                        description)))
                .with(DNNL_ARG_SRC, x)
                .with(DNNL_ARG_DIFF_WEIGHTS, weights)
                .with(DNNL_ARG_DIFF_BIAS, bias)
                .with(DNNL_ARG_DIFF_DST, y);
        activationBackward = activation.isIdentity() ? null : activation.backwardCall(y);
    }

    void forward(INDArray x, INDArray weights, INDArray bias, INDArray y) {
        forward.set(DNNL_ARG_SRC, x)
                .set(DNNL_ARG_WEIGHTS, weights)
                .set(DNNL_ARG_BIAS, bias)
                .set(DNNL_ARG_DST, y)
                .run();
    }

    /** Turns the gradient of the output, in place, into that before the activation function. */
    void towardsArgument(INDArray y, INDArray delta) {
        if (activationBackward != null) {
            activationBackward
                    .set(DNNL_ARG_DST, y)
                    .set(DNNL_ARG_DIFF_DST, delta)
                    .set(DNNL_ARG_DIFF_SRC, delta)
                    .run();
        }
    }

    void towardsParameters(INDArray x, INDArray delta, INDArray weightGradient, INDArray biasGradient) {
        backwardWeights
                .set(DNNL_ARG_SRC, x)
                .set(DNNL_ARG_DIFF_DST, delta)
                .set(DNNL_ARG_DIFF_WEIGHTS, weightGradient)
                .set(DNNL_ARG_DIFF_BIAS, biasGradient)
                .run();
    }

    void towardsInput(INDArray delta, INDArray weights, INDArray dx) {
        backwardData
                .set(DNNL_ARG_DIFF_DST, delta)
                .set(DNNL_ARG_WEIGHTS, weights)
                .set(DNNL_ARG_DIFF_SRC, dx)
                .run();
    }
}
