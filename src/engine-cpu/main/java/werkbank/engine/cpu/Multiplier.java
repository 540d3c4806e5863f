package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/** The weights and the bias of a layer as its primitive takes them. */
final class Multiplier {
    /** The largest weight in eight bits; -128 is not used, so that both signs reach as far. */
    private static final int MOST = 127;

    private final WeightOrder order;
    private final memory plain;
    private final memory bias;
    private final float[] scales;
    /** Copies in orders that primitives like better. */
    private final List<memory> packed = new ArrayList<>();

    private Multiplier(WeightOrder order, memory plain, float[] bias, float[] scales) {
        this.order = order;
        this.plain = plain;
        this.bias = new memory(order.bias(), OneDnn.engine());
        new FloatPointer(this.bias.get_data_handle()).put(bias);
        this.scales = scales;
    }

    /**
     * Weights and bias with 32 bits.
     *
     * @param input what the inputs stand for
     */
    static Multiplier floats(WeightOrder order, float[] weights, float[] bias, Levels input) {
        float[] scaled = new float[weights.length];
        double[] shifted = new double[bias.length];
        for (int i = 0; i < weights.length; i++) {
            scaled[i] = (float) (weights[i] * input.scale());
            shifted[order.output(i)] += scaled[i] * (double) input.zero();
        }
        float[] biases = new float[bias.length];
        for (int output = 0; output < bias.length; output++) {
            biases[output] = (float) (bias[output] - shifted[output]);
        }
        memory plain = new memory(order.weights(data_type.f32), OneDnn.engine());
        new FloatPointer(plain.get_data_handle()).put(scaled);
        return new Multiplier(order, plain, biases, new float[0]);
    }

    /**
     * Weights in eight bits, each output's with a scale of its own, for inputs that are levels.
     *
     * @param input what these are worth
     * @param isPadded whether the primitive is told the level of 0, which is around the inputs too
     */
    static Multiplier levels(WeightOrder order, float[] weights, float[] bias, Levels input, boolean isPadded) {
        double[] worth = worth(order, weights);
        byte[] levels = new byte[weights.length];
        long[] sums = new long[bias.length];
        for (int i = 0; i < weights.length; i++) {
            int output = order.output(i);
            levels[i] = (byte) Math.round(weights[i] / worth[output]);
            sums[output] += levels[i];
        }
        float[] scales = new float[bias.length];
        float[] shifted = new float[bias.length];
        for (int output = 0; output < bias.length; output++) {
            double scale = input.scale() * worth[output];
            scales[output] = (float) scale;
            shifted[output] = (float) (bias[output] / scale - (isPadded ? 0 : input.zero() * sums[output]));
        }
        memory plain = new memory(order.weights(data_type.s8), OneDnn.engine());
        new BytePointer(plain.get_data_handle()).put(levels);
        return new Multiplier(order, plain, shifted, scales);
    }

    /** Computes what 1 in eight bits is worth among each output's weights. */
    private static double[] worth(WeightOrder order, float[] weights) {
        double[] worth = new double[order.outputs()];
        for (int i = 0; i < weights.length; i++) {
            int output = order.output(i);
            worth[output] = Math.max(worth[output], Math.abs(weights[i]) / (double) MOST);
        }
        for (int output = 0; output < worth.length; output++) {
            worth[output] = worth[output] > 0 ? worth[output] : 1;
        }
        return worth;
    }

    memory bias() {
        return bias;
    }

    /** The weights in the order that a primitive likes best. */
    memory.desc anyOrder() {
        return order.anyOrder(scales.length == 0 ? data_type.f32 : data_type.s8);
    }

    /** Attributes of the primitive: what it does behind the sums, and what it multiplies these by. */
    primitive_attr attributes(PostOperations behind) {
        primitive_attr attributes = behind.attributes();
        if (scales.length > 0) {
            attributes.set_output_scales(1 << 1, scales);
        }
        return attributes;
    }

    /** The weights in an order, of which there is one copy. */
    memory weights(memory.desc wanted) {
        return packed.stream()
                .filter(copy -> copy.get_desc().equals(wanted))
                .findFirst()
                .orElseGet(() -> pack(wanted));
    }

    private memory pack(memory.desc wanted) {
        memory copy = new memory(wanted, OneDnn.engine());
        Descriptions.reorder(plain.get_desc(), wanted)
                .with(DNNL_ARG_SRC, plain)
                .with(DNNL_ARG_DST, copy)
                .run();
        packed.add(copy);
        return copy;
    }
}
