package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.convolution_backward_data;
import werkbank.engine.plain.PlainBuffer;

/** The gradient of a convolution's input. */
final class DataPass {
    private final ConvolutionCalls calls;
    private final String implementation;
    private final Staged output;
    private final Staged weights;
    private final Staged input;
    private final Call call;

    DataPass(ConvolutionCalls calls, Scratch scratch) {
        this.calls = calls;
        var described = calls.byData();
        this.implementation = described.impl_info_str().getString();
        this.output = new Staged(calls.plainOutput, calls.output, scratch, "convolution's output");
        this.weights = new Staged(calls.weights, described.weights_desc(), scratch, "convolution's weights");
        this.input = new Staged(calls.plainInput, calls.input, scratch, "convolution's input");
        this.call = new Call(new convolution_backward_data(described));
        output.in(call, DNNL_ARG_DIFF_DST);
        weights.in(call, DNNL_ARG_WEIGHTS);
        input.in(call, DNNL_ARG_DIFF_SRC);
    }

    void run(PlainBuffer dy, PlainBuffer w, PlainBuffer dx) {
        weights.read(w, call, DNNL_ARG_WEIGHTS);
        for (int slice = 0; slice < calls.slices(); slice++) {
            output.read(dy.slice(slice, calls.slices()), call, DNNL_ARG_DIFF_DST);
            input.write(call, DNNL_ARG_DIFF_SRC, dx.slice(slice, calls.slices()));
        }
    }

    /** Names the implementation in oneDNN's words, for instance {@code jit_wino_4x3:avx512_core}. */
    String algorithm() {
        return implementation;
    }
}
