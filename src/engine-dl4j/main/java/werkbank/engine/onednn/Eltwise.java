package werkbank.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * Activation functions whose derivative can be had from their own value, so that the value may overwrite the argument.
 *
 * @param forward null for the identity
 * @param backward the same function's derivative, from its value
 * @param alpha the function's parameter
 */
record Eltwise(algorithm forward, algorithm backward, float alpha) {
    private static final Map<Class<?>, Eltwise> KNOWN = Map.of(
            ActivationIdentity.class, new Eltwise(null, null, 0),
            ActivationReLU.class, new Eltwise(algorithm.eltwise_relu, algorithm.eltwise_relu_use_dst_for_bwd, 0),
            ActivationELU.class, new Eltwise(algorithm.eltwise_elu, algorithm.eltwise_elu_use_dst_for_bwd, 1),
            ActivationTanH.class, new Eltwise(algorithm.eltwise_tanh, algorithm.eltwise_tanh_use_dst_for_bwd, 0),
            ActivationSigmoid.class,
                    new Eltwise(algorithm.eltwise_logistic, algorithm.eltwise_logistic_use_dst_for_bwd, 0));

    /** Finds the operation of an activation function; null where it isn't covered. */
    static Eltwise of(IActivation activation) {
        return KNOWN.get(activation.getClass());
    }

    static boolean covers(IActivation activation) {
        return KNOWN.containsKey(activation.getClass());
    }

    boolean isIdentity() {
        return forward == null;
    }

    /** Attributes of a primitive that applies the function to what it computed. */
    primitive_attr afterwards() {
        primitive_attr attributes = new primitive_attr();
        if (!isIdentity()) {
            post_ops operations = new post_ops();
            operations.append_eltwise(1, forward, alpha, 0);
            attributes.set_post_ops(operations);
        }
        return attributes;
    }

    /** Takes {@code DNNL_ARG_SRC}, writes {@code DNNL_ARG_DST}; they may be the same. */
    PrimitiveCall forwardCall(Layout layout) {
        return new PrimitiveCall(new eltwise_forward(description(layout)))
                .with(DNNL_ARG_SRC, layout)
                .with(DNNL_ARG_DST, layout);
    }

    /** Takes the value and its gradient, writes that of the argument; the two gradients may be the same array. */
    PrimitiveCall backwardCall(Layout layout) {
        var desc = new eltwise_backward.desc(backward, layout.desc(), layout.desc(), alpha, 0);
        var primitive = new eltwise_backward.primitive_desc(desc, OneDnn.engine(), description(layout));
        return new PrimitiveCall(new eltwise_backward(primitive))
                .with(DNNL_ARG_DST, layout)
                .with(DNNL_ARG_DIFF_DST, layout)
                .with(DNNL_ARG_DIFF_SRC, layout);
    }

    private eltwise_forward.primitive_desc description(Layout layout) {
        return new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_training, backward, layout.desc(), alpha, 0),
                OneDnn.engine());
    }
}
