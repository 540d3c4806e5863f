package werkbank.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The primitives of one pooling for inputs of one layout. */
final class PoolingCalls {
    final Layout output;
    final Layout outputGradient;
    private final PrimitiveCall training;
    private final PrimitiveCall inference;
    private final PrimitiveCall backward;

    /** @param input the layout of what is pooled and of its gradient */
    PoolingCalls(Layout input, ConvolutionShape shape, algorithm algorithm) {
        var description = forward(prop_kind.forward_training, input, shape, algorithm);
        output = Layout.of(shape.output(), description.dst_desc());
        training = forwardCall(description, input);
        inference = forwardCall(forward(prop_kind.forward_inference, input, shape, algorithm), input);
        var back = new pooling_backward.primitive_desc(
                new pooling_backward.desc(
                        algorithm,
                        input.desc(),
                        output.desc(),
                        shape.strides(),
                        shape.kernel(),
                        shape.before(),
                        shape.after()),
                OneDnn.engine(),
                description);
        outputGradient = Layout.of(shape.output(), back.diff_dst_desc());
        backward = new PrimitiveCall(new pooling_backward(back))
                .with(DNNL_ARG_DIFF_DST, outputGradient)
                .with(DNNL_ARG_DIFF_SRC, input);
        if (algorithm == org.bytedeco.dnnl.global.dnnl.algorithm.pooling_max) {
            memory places = new memory(description.workspace_desc(), OneDnn.engine());
            training.with(DNNL_ARG_WORKSPACE, places);
            backward.with(DNNL_ARG_WORKSPACE, places);
        }
    }

    private static pooling_forward.primitive_desc forward(
            prop_kind kind, Layout input, ConvolutionShape shape, algorithm algorithm) {
        return new pooling_forward.primitive_desc(
                new pooling_forward.desc(
                        kind,
                        algorithm,
                        input.desc(),
                        Layout.any(shape.output()),
                        shape.strides(),
                        shape.kernel(),
                        shape.before(),
                        shape.after()),
                OneDnn.engine());
    }

    private PrimitiveCall forwardCall(pooling_forward.primitive_desc description, Layout input) {
        return new PrimitiveCall(new pooling_forward(description))
                .with(DNNL_ARG_SRC, input)
                .with(DNNL_ARG_DST, output);
    }

    void forward(INDArray x, INDArray y, boolean isTraining) {
        (isTraining ? training : inference)
                .set(DNNL_ARG_SRC, x)
                .set(DNNL_ARG_DST, y)
                .run();
    }

    /** Computes the gradient of the input into {@code dx}, after a forward pass in training. */
    void back(INDArray dy, INDArray dx) {
        backward.set(DNNL_ARG_DIFF_DST, dy).set(DNNL_ARG_DIFF_SRC, dx).run();
    }
}
