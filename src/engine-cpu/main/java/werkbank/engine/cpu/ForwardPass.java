package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Optional;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.primitive_attr;
import werkbank.engine.plain.PlainBuffer;
import werkbank.recipe.layer.Activation;

/** The output of a convolution, with a bias and a function or without. */
final class ForwardPass {
    private final ConvolutionCalls calls;
    private final String implementation;
    private final Staged input;
    private final Staged weights;
    private final Staged output;
    private final Call call;

    /** @param function empty for neither bias nor function */
    ForwardPass(ConvolutionCalls calls, Scratch scratch, Optional<Activation> function) {
        this.calls = calls;
        var described = calls.forward(
                function.isPresent(), function.map(Eltwise::attributes).orElseGet(primitive_attr::new));
        this.implementation = described.impl_info_str().getString();
        this.input = new Staged(calls.plainInput, calls.input, scratch, "convolution's input");
        this.weights = new Staged(calls.weights, described.weights_desc(), scratch, "convolution's weights");
        this.output = new Staged(calls.plainOutput, calls.output, scratch, "convolution's output");
        this.call = new Call(new convolution_forward(described));
        input.in(call, DNNL_ARG_SRC);
        weights.in(call, DNNL_ARG_WEIGHTS);
        output.in(call, DNNL_ARG_DST);
        if (function.isPresent()) {
            call.with(DNNL_ARG_BIAS, calls.bias);
        }
    }

    void run(PlainBuffer x, PlainBuffer w, Optional<PlainBuffer> bias, PlainBuffer y) {
        weights.read(w, call, DNNL_ARG_WEIGHTS);
        bias.ifPresent(added -> call.set(DNNL_ARG_BIAS, added));
        for (int slice = 0; slice < calls.slices(); slice++) {
            input.read(x.slice(slice, calls.slices()), call, DNNL_ARG_SRC);
            output.write(call, DNNL_ARG_DST, y.slice(slice, calls.slices()));
        }
    }

    /** Names the implementation in oneDNN's words, for instance {@code jit_wino_4x3:avx512_core}. */
    String algorithm() {
        return implementation;
    }
}
