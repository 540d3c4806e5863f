package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.primitive_attr;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.plain.PlainBuffer;
import werkbank.engine.plain.Tape;
import werkbank.recipe.layer.Activation;

/** A convolution in oneDNN, which adds biases, applies functions and sums up biases' gradients on its way. */
final class CpuConvolution implements ConvolutionPlan {
    private final ConvolutionShape shape;
    private final ConvolutionCalls calls;
    private final Tape tape;
    private final convolution_forward.primitive_desc description;
    private final Kernel ofForward;
    private final Call bare;
    private final Map<Activation, Optional<Call>> forward = new EnumMap<>(Activation.class);
    private final Kernel ofData;
    private final Call byData;
    private final Kernel ofFilter;
    private final Call byFilter;
    private final Kernel ofBiasedFilter;
    private final Call byFilterAndBias;

    /** Makes a plan; empty when oneDNN has no such convolution. */
    static Optional<ConvolutionPlan> of(ConvolutionCalls calls, ConvolutionShape shape, Tape tape) {
        try {
            return Optional.of(new CpuConvolution(calls, shape, tape));
        } catch (RuntimeException e) { // its own word is no more than that it is unimplemented
            return Optional.empty();
        }
    }

    private CpuConvolution(ConvolutionCalls calls, ConvolutionShape shape, Tape tape) {
        this.shape = shape;
        this.calls = calls;
        this.tape = tape;
        this.description = calls.forward();
        this.ofForward = new Kernel(calls.weights, description.weights_desc());
        this.bare = forward(description);
        var data = calls.byData(description);
        this.ofData = new Kernel(calls.weights, data.weights_desc());
        this.byData = ofData.in(new Call(new convolution_backward_data(data)), DNNL_ARG_WEIGHTS)
                .with(DNNL_ARG_DIFF_DST, calls.output)
                .with(DNNL_ARG_DIFF_SRC, calls.input);
        var filter = calls.byFilter(description);
        this.ofFilter = new Kernel(calls.weights, filter.diff_weights_desc());
        this.byFilter = filter(ofFilter, filter);
        var biased = calls.byFilterAndBias(calls.forward(new primitive_attr()));
        this.ofBiasedFilter = new Kernel(calls.weights, biased.diff_weights_desc());
        this.byFilterAndBias = filter(ofBiasedFilter, biased).with(DNNL_ARG_DIFF_BIAS, calls.bias);
    }

    private Call forward(convolution_forward.primitive_desc described) {
        return ofForward
                .in(new Call(new convolution_forward(described)), DNNL_ARG_WEIGHTS)
                .with(DNNL_ARG_SRC, calls.input)
                .with(DNNL_ARG_DST, calls.output);
    }

    private Call filter(Kernel kernel, convolution_backward_weights.primitive_desc described) {
        return kernel.in(new Call(new convolution_backward_weights(described)), DNNL_ARG_DIFF_WEIGHTS)
                .with(DNNL_ARG_SRC, calls.input)
                .with(DNNL_ARG_DIFF_DST, calls.output);
    }

    @Override
    public boolean addsBias(Activation function) {
        return (function == Activation.IDENTITY || Eltwise.of(function).isPresent())
                && adding(function).isPresent();
    }

    /** The call that adds a bias and applies a function; empty when oneDNN has none. */
    private Optional<Call> adding(Activation function) {
        return forward.computeIfAbsent(function, f -> {
            try {
                return Optional.of(withFunction(f));
            } catch (RuntimeException e) { // its own word is no more than that it is unimplemented
                return Optional.empty();
            }
        });
    }

    @Override
    public void forward(Buffer x, Buffer weights, Buffer y) {
        forward(bare, Optional.empty(), x, weights, y);
    }

    @Override
    public void forward(Activation function, Buffer x, Buffer weights, Buffer bias, Buffer y) {
        Call call = adding(function).orElseThrow();
        forward(call, Optional.of(PlainBuffer.of(bias, shape.filters(), Kind.FLOAT)), x, weights, y);
    }

    private Call withFunction(Activation function) {
        var described = calls.forward(Eltwise.attributes(function));
        if (!described.weights_desc().equals(description.weights_desc())) {
            throw new IllegalStateException("oneDNN takes other weights for " + function);
        }
        return forward(described).with(DNNL_ARG_BIAS, calls.bias);
    }

    private void forward(Call call, Optional<PlainBuffer> bias, Buffer x, Buffer weights, Buffer y) {
        PlainBuffer in = input(x);
        PlainBuffer w = weights(weights);
        PlainBuffer out = output(y).apartFrom(in, w);
        tape.add(() -> {
            ofForward.read(w, call, DNNL_ARG_WEIGHTS);
            bias.ifPresent(added -> call.set(DNNL_ARG_BIAS, added));
            call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DST, out).run();
        });
    }

    @Override
    public void byData(Buffer dy, Buffer weights, Buffer dx) {
        PlainBuffer gradient = output(dy);
        PlainBuffer w = weights(weights);
        PlainBuffer out = input(dx).apartFrom(gradient, w);
        tape.add(() -> {
            ofData.read(w, byData, DNNL_ARG_WEIGHTS);
            byData.set(DNNL_ARG_DIFF_DST, gradient).set(DNNL_ARG_DIFF_SRC, out).run();
        });
    }

    @Override
    public void byFilter(Buffer x, Buffer dy, Buffer dw) {
        byFilter(byFilter, ofFilter, Optional.empty(), x, dy, dw);
    }

    @Override
    public void byFilter(Buffer x, Buffer dy, Buffer dw, Buffer dbias) {
        Optional<PlainBuffer> sums = Optional.of(PlainBuffer.of(dbias, shape.filters(), Kind.FLOAT));
        byFilter(byFilterAndBias, ofBiasedFilter, sums, x, dy, dw);
    }

    private void byFilter(Call call, Kernel kernel, Optional<PlainBuffer> dbias, Buffer x, Buffer dy, Buffer dw) {
        PlainBuffer in = input(x);
        PlainBuffer gradient = output(dy);
        PlainBuffer out = weights(dw).apartFrom(in, gradient);
        tape.add(() -> {
            dbias.ifPresent(sums -> call.set(DNNL_ARG_DIFF_BIAS, sums));
            call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DIFF_DST, gradient);
            kernel.write(call, DNNL_ARG_DIFF_WEIGHTS, out);
        });
    }

    private PlainBuffer input(Buffer buffer) {
        return PlainBuffer.of(buffer, shape.inputs(), Kind.VALUE);
    }

    private PlainBuffer output(Buffer buffer) {
        return PlainBuffer.of(buffer, shape.outputs(), Kind.VALUE);
    }

    private PlainBuffer weights(Buffer buffer) {
        return PlainBuffer.of(buffer, calls.weightNumbers(), Kind.VALUE);
    }

    @Override
    public List<String> algorithms() {
        return List.of("forward " + description.impl_info_str().getString());
    }

    @Override
    public void close() {
        ofForward.close();
        ofData.close();
        ofFilter.close();
        ofBiasedFilter.close();
    }
}
