package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.FloatPointer;
import werkbank.engine.fused.Folded;
import werkbank.engine.fused.Line;
import werkbank.engine.fused.Step;

/** Operations of a primitive on its sums before it writes them, number by number. */
final class PostOperations {
    /** oneDNN's arguments of the operation at index i begin at (i + 1) times this. */
    private static final int ARGUMENT_BASE = 16384;

    /** The sizes of an array with a number for each channel. */
    private final Supplier<memory.desc> perChannel;

    private final post_ops operations = new post_ops();
    private final Map<Integer, memory> arguments = new HashMap<>();

    private PostOperations(Supplier<memory.desc> perChannel) {
        this.perChannel = perChannel;
    }

    /** Makes an empty list of operations. */
    static PostOperations none() {
        return new PostOperations(() -> {
            throw new IllegalStateException("all channels are alike");
        });
    }

    /**
     * The operations that remain behind a layer's weights and bias.
     *
     * @param isClamped whether the output can't be below 0 anyway
     */
    static PostOperations of(Folded steps, boolean isClamped, Supplier<memory.desc> perChannel) {
        PostOperations all = new PostOperations(perChannel);
        return all.with(steps, isClamped);
    }

    /** The operations behind a sum of two inputs, which has no weights. */
    static PostOperations ofSum(Folded steps, boolean isClamped, Supplier<memory.desc> perChannel) {
        PostOperations all = new PostOperations(perChannel);
        all.add(steps.inner(), steps.rest().isEmpty());
        return all.with(steps, isClamped);
    }

    private PostOperations with(Folded steps, boolean isClamped) {
        steps.floor().ifPresent(floor -> floor(floor, isClamped));
        float factor = 1;
        for (Step step : steps.rest()) {
            if (step instanceof Line line) {
                add(Line.of(line.factors().length, factor, 0).then(line), true);
            } else if (step instanceof Step.Function function) {
                factor = add(function);
            }
        }
        return this;
    }

    private void floor(float[] floor, boolean isClamped) {
        if (!isUniform(floor)) {
            binary(algorithm.binary_max, floor);
        } else if (floor[0] != 0) {
            operations.append_eltwise(1, algorithm.eltwise_clip_v2, floor[0], Float.MAX_VALUE);
        } else if (!isClamped) {
            operations.append_eltwise(1, algorithm.eltwise_relu, 0, 0);
        }
    }

    /**
     * Adds a function without its factor.
     *
     * @return the factor
     */
    private float add(Step.Function function) {
        Eltwise eltwise = Eltwise.of(function.activation()).orElseThrow();
        operations.append_eltwise(1, eltwise.forward(), eltwise.alpha(), 0);
        return eltwise.factor();
    }

    /** @param isLast whether no other line follows: in oneDNN 2.5.2 a second operation of a kind has the numbers of the first */
    private void add(Line line, boolean isLast) {
        if (isLast && isUniform(line.factors()) && isUniform(line.shifts())) {
            linear(line.factors()[0], line.shifts()[0]);
            return;
        }
        binary(algorithm.binary_mul, line.factors());
        binary(algorithm.binary_add, line.shifts());
    }

    /** Appends {@code factor · x + shift}, or nothing where that is x. */
    PostOperations linear(float factor, float shift) {
        if (factor != 1 || shift != 0) {
            operations.append_eltwise(1, algorithm.eltwise_linear, factor, shift);
        }
        return this;
    }

    private void binary(algorithm how, float[] numbers) {
        memory channels = new memory(perChannel.get(), OneDnn.engine());
        new FloatPointer(channels.get_data_handle()).put(numbers);
        arguments.put(ARGUMENT_BASE * (operations.len() + 1) | DNNL_ARG_SRC_1, channels);
        operations.append_binary(how, channels.get_desc());
    }

    private static boolean isUniform(float[] numbers) {
        for (float number : numbers) {
            if (number != numbers[0]) {
                return false;
            }
        }
        return true;
    }

    /** Attributes of a primitive that ends with them. */
    primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(operations);
        return attributes;
    }

    /** Gives a call their arguments. */
    Call in(Call call) {
        arguments.forEach(call::with);
        return call;
    }
}
