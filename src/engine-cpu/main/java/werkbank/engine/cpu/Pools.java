package werkbank.engine.cpu;

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
import org.bytedeco.dnnl.primitive_attr;
import werkbank.engine.operation.PoolShape;
import werkbank.engine.plain.PlainBuffer;

/**
 * The primitives of a pooling.
 *
 * @param input images
 * @param output pooled images
 * @param height of a window
 * @param width of a window
 */
record Pools(algorithm kind, memory.desc input, memory.desc output, long height, long width, long stride) {
    private static final long[] NONE = {0, 0};

    /** Whole images, whose pixels are taken for one column. */
    static Pools global(algorithm kind, int images, int pixels, int channels, Descriptions descriptions) {
        return new Pools(
                kind,
                descriptions.images(images, pixels, 1, channels),
                descriptions.images(images, 1, 1, channels),
                pixels,
                1,
                1);
    }

    static Pools of(algorithm algorithm, PoolShape shape, Descriptions descriptions) {
        return new Pools(
                algorithm,
                descriptions.input(shape),
                descriptions.output(shape),
                shape.size(),
                shape.size(),
                shape.stride());
    }

    private long[] sizes() {
        return new long[] {height, width};
    }

    private long[] strides() {
        return new long[] {stride, stride};
    }

    private pooling_forward.primitive_desc description(prop_kind propagation, primitive_attr attributes) {
        return new pooling_forward.primitive_desc(
                new pooling_forward.desc(propagation, kind, input, output, strides(), sizes(), NONE, NONE),
                attributes,
                OneDnn.engine());
    }

    private pooling_forward.primitive_desc trained() {
        return description(prop_kind.forward_training, new primitive_attr());
    }

    Call forward() {
        return forward(new primitive_attr());
    }

    /** @param attributes what is done to the results */
    Call forward(primitive_attr attributes) {
        return forward(description(prop_kind.forward_inference, attributes));
    }

    private Call forward(pooling_forward.primitive_desc description) {
        return new Call(new pooling_forward(description))
                .with(DNNL_ARG_SRC, input)
                .with(DNNL_ARG_DST, output);
    }

    /** Makes a call that needs no input: of means. */
    Call gradient() {
        return gradient(trained());
    }

    private Call gradient(pooling_forward.primitive_desc forward) {
        var description = new pooling_backward.primitive_desc(
                new pooling_backward.desc(kind, input, output, strides(), sizes(), NONE, NONE),
                OneDnn.engine(),
                forward);
        return new Call(new pooling_backward(description))
                .with(DNNL_ARG_DIFF_DST, output)
                .with(DNNL_ARG_DIFF_SRC, input);
    }

    /** Two calls: the first finds the places of the largest numbers, the second gives them the gradients. */
    record OfLargest(Call places, Call gradient) {
        /** Writes the gradient of {@code x}. */
        void run(PlainBuffer x, PlainBuffer dy, PlainBuffer dx) {
            places.set(DNNL_ARG_SRC, x).run();
            gradient.set(DNNL_ARG_DIFF_DST, dy).set(DNNL_ARG_DIFF_SRC, dx).run();
        }
    }

    OfLargest ofLargest() {
        var description = trained();
        memory places = new memory(description.workspace_desc(), OneDnn.engine());
        return new OfLargest(
                forward(description)
                        .with(DNNL_ARG_DST, new memory(output, OneDnn.engine()))
                        .with(DNNL_ARG_WORKSPACE, places),
                gradient(description).with(DNNL_ARG_WORKSPACE, places));
    }
}
