package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.Optional;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import werkbank.engine.plain.PlainBuffer;

/** The gradient of a convolution's weights, and of its bias where it has one, summed with 32 bits. */
final class FilterPass {
    private final ConvolutionCalls calls;
    private final String implementation;
    private final Staged input;
    private final Staged output;
    private final Staged weights;
    private final Call call;
    private final Optional<Sum> weightSum;
    private final Optional<Sum> biasSum;

    FilterPass(ConvolutionCalls calls, Scratch scratch, boolean isBiased) {
        this.calls = calls;
        var described = calls.byFilter(isBiased, new primitive_attr());
        memory.desc preferred = described.diff_weights_desc();
        this.implementation = described.impl_info_str().getString();
        this.input = new Staged(calls.plainInput, calls.input, scratch, "convolution's input");
        this.output = new Staged(calls.plainOutput, calls.output, scratch, "convolution's output");
        this.weights = new Staged(calls.weights, preferred, scratch, "convolution's weights");
        this.call = new Call(new convolution_backward_weights(described));
        input.in(call, DNNL_ARG_SRC);
        output.in(call, DNNL_ARG_DIFF_DST);
        weights.in(call, DNNL_ARG_DIFF_WEIGHTS);
        if (isBiased) {
            call.with(DNNL_ARG_DIFF_BIAS, calls.bias);
        }
        boolean isSummed = calls.slices() > 1;
        this.weightSum = isSummed ? Optional.of(new Sum(preferred, scratch, "weights")) : Optional.empty();
        this.biasSum = isSummed && isBiased ? Optional.of(new Sum(calls.bias, scratch, "bias")) : Optional.empty();
    }

    void run(PlainBuffer x, PlainBuffer dy, PlainBuffer dw, Optional<PlainBuffer> dbias) {
        if (weightSum.isPresent()) {
            runInSlices(weightSum.get(), x, dy, dw, dbias);
            return;
        }
        dbias.ifPresent(sums -> call.set(DNNL_ARG_DIFF_BIAS, sums));
        input.read(x, call, DNNL_ARG_SRC);
        output.read(dy, call, DNNL_ARG_DIFF_DST);
        weights.write(call, DNNL_ARG_DIFF_WEIGHTS, dw);
    }

    private void runInSlices(Sum sum, PlainBuffer x, PlainBuffer dy, PlainBuffer dw, Optional<PlainBuffer> dbias) {
        for (int slice = 0; slice < calls.slices(); slice++) {
            boolean isFirst = slice == 0;
            call.set(DNNL_ARG_DIFF_WEIGHTS, sum.place(isFirst));
            biasSum.ifPresent(biases -> call.set(DNNL_ARG_DIFF_BIAS, biases.place(isFirst)));
            input.read(x.slice(slice, calls.slices()), call, DNNL_ARG_SRC);
            output.read(dy.slice(slice, calls.slices()), call, DNNL_ARG_DIFF_DST);
            call.run();
            if (!isFirst) {
                sum.add();
                biasSum.ifPresent(Sum::add);
            }
        }
        weights.written(sum.place(true), dw);
        biasSum.ifPresent(biases -> dbias.orElseThrow().write(biases.place(true)));
    }

    /** Names the implementation in oneDNN's words, for instance {@code jit_wino_4x3:avx512_core}. */
    String algorithm() {
        return implementation;
    }

    /** Gradients of one slice after the other, added up. */
    private static final class Sum {
        private final PlainBuffer sum;
        private final PlainBuffer next;
        private final Call adding;

        Sum(memory.desc desc, Scratch scratch, String name) {
            long length = Staged.floats(desc);
            this.sum = scratch.floats("sum of " + name, length);
            this.next = scratch.floats("next " + name, length);
            this.adding = Products.joined(algorithm.binary_add, desc, desc);
        }

        PlainBuffer place(boolean isFirst) {
            return isFirst ? sum : next;
        }

        void add() {
            adding.set(DNNL_ARG_SRC_0, sum)
                    .set(DNNL_ARG_SRC_1, next)
                    .set(DNNL_ARG_DST, sum)
                    .run();
        }
    }
}
