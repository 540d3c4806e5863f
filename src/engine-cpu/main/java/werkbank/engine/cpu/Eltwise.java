package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import werkbank.recipe.layer.Activation;

/**
 * Activation functions that oneDNN has. Its swish is x · sigmoid(α x), which is our GELU with its factor.
 *
 * @param forward computes the value
 * @param backward the derivative, from the value where {@link Activation#isInPlace} says so, else from the argument
 * @param alpha the function's parameter
 * @param factor of value and derivative
 */
record Eltwise(algorithm forward, algorithm backward, float alpha, float factor) {
    private static final float SELU_LAMBDA = 1.050701f;
    private static final float SELU_ALPHA = 1.6732632f;

    private static final Map<Activation, Eltwise> KNOWN = Map.of(
            Activation.RELU, new Eltwise(algorithm.eltwise_relu, algorithm.eltwise_relu_use_dst_for_bwd, 0, 1),
            Activation.LEAKYRELU, new Eltwise(algorithm.eltwise_relu, algorithm.eltwise_relu_use_dst_for_bwd, 0.01f, 1),
            Activation.ELU, new Eltwise(algorithm.eltwise_elu, algorithm.eltwise_elu_use_dst_for_bwd, 1, 1),
            Activation.TANH, new Eltwise(algorithm.eltwise_tanh, algorithm.eltwise_tanh_use_dst_for_bwd, 0, 1),
            Activation.SIGMOID,
                    new Eltwise(algorithm.eltwise_logistic, algorithm.eltwise_logistic_use_dst_for_bwd, 0, 1),
            Activation.SELU, new Eltwise(algorithm.eltwise_elu, algorithm.eltwise_elu, SELU_ALPHA, SELU_LAMBDA),
            Activation.SWISH, new Eltwise(algorithm.eltwise_swish, algorithm.eltwise_swish, 1, 1),
            Activation.GELU, new Eltwise(algorithm.eltwise_swish, algorithm.eltwise_swish, 1.702f, 1));

    /** Finds a function; empty for the identity, and for what oneDNN hasn't. */
    static Optional<Eltwise> of(Activation function) {
        return Optional.ofNullable(KNOWN.get(function));
    }

    /** Attributes of a primitive that applies a function to what it computed: the identity, or one that is known. */
    static primitive_attr attributes(Activation function) {
        primitive_attr attributes = new primitive_attr();
        of(function).ifPresent(eltwise -> {
            post_ops operations = new post_ops();
            operations.append_eltwise(1, eltwise.forward, eltwise.alpha, 0);
            if (eltwise.isScaled()) {
                operations.append_eltwise(1, algorithm.eltwise_linear, eltwise.factor, 0);
            }
            attributes.set_post_ops(operations);
        });
        return attributes;
    }

    /** Whether value and derivative are to be multiplied by {@link #scaling} yet. */
    boolean isScaled() {
        return factor != 1;
    }

    /** Multiplies by the factor; takes {@code DNNL_ARG_SRC}, writes {@code DNNL_ARG_DST}, which may be the same. */
    Call scaling(memory.desc desc) {
        return times(factor, desc);
    }

    /** Multiplies by a factor; takes {@code DNNL_ARG_SRC}, writes {@code DNNL_ARG_DST}, which may be the same. */
    static Call times(float factor, memory.desc desc) {
        return new Eltwise(algorithm.eltwise_linear, algorithm.eltwise_linear, factor, 1).value(desc);
    }

    /** Takes {@code DNNL_ARG_SRC}, writes {@code DNNL_ARG_DST}; they may be the same. */
    Call value(memory.desc desc) {
        return new Call(new eltwise_forward(description(forward, desc)))
                .with(DNNL_ARG_SRC, desc)
                .with(DNNL_ARG_DST, desc);
    }

    /** Takes what was kept as {@link #kept} and {@code DNNL_ARG_DIFF_DST}, writes {@code DNNL_ARG_DIFF_SRC}. */
    Call gradient(memory.desc desc) {
        var description = new eltwise_backward.primitive_desc(
                new eltwise_backward.desc(backward, desc, desc, alpha, 0),
                OneDnn.engine(),
                description(backward, desc));
        return new Call(new eltwise_backward(description))
                .with(kept(), desc)
                .with(DNNL_ARG_DIFF_DST, desc)
                .with(DNNL_ARG_DIFF_SRC, desc);
    }

    /** The argument that the derivative is computed from. */
    int kept() {
        return backward == forward ? DNNL_ARG_SRC : DNNL_ARG_DST;
    }

    private eltwise_forward.primitive_desc description(algorithm algorithm, memory.desc desc) {
        return new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_training, algorithm, desc, alpha, 0), OneDnn.engine());
    }
}
