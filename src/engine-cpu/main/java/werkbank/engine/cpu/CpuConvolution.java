package werkbank.engine.cpu;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Ways ways;
    private final Tape tape;
    private final ForwardPass bare;
    private final Map<Activation, Optional<ForwardPass>> adding = new EnumMap<>(Activation.class);
    private final DataPass byData;
    private final Optional<VisitedPixels> visited;
    private final FilterPass byFilter;
    private final FilterPass byFilterAndBias;

    /** Makes a plan; empty when oneDNN has no such convolution. */
    static Optional<ConvolutionPlan> of(ConvolutionShape shape, Ways ways, Tape tape) {
        try {
            return Optional.of(new CpuConvolution(shape, ways, tape));
        } catch (RuntimeException e) { // its own word is no more than that it is unimplemented
            return Optional.empty();
        }
    }

    private CpuConvolution(ConvolutionShape shape, Ways ways, Tape tape) {
        this.shape = shape;
        this.ways = ways;
        this.tape = tape;
        this.bare = forward(Optional.empty());
        this.byData = ways.first(Winograd.DATA, calls -> new DataPass(calls, ways.scratch()));
        this.visited = ways.isHarmful()
                ? Optional.of(new VisitedPixels(shape, ways.descriptions(), ways.scratch()))
                : Optional.empty();
        Ways harmless = ways.isHarmful() ? ways.ofVisited() : ways;
        this.byFilter = harmless.first(Winograd.FILTER, calls -> new FilterPass(calls, ways.scratch(), false));
        this.byFilterAndBias = harmless.first(Winograd.FILTER, calls -> new FilterPass(calls, ways.scratch(), true));
    }

    private ForwardPass forward(Optional<Activation> function) {
        return ways.first(Winograd.FORWARD, calls -> new ForwardPass(calls, ways.scratch(), function));
    }

    @Override
    public boolean addsBias(Activation function) {
        return (function == Activation.IDENTITY || Eltwise.of(function).isPresent())
                && adding(function).isPresent();
    }

    /** The pass that adds a bias and applies a function; empty when oneDNN has none. */
    private Optional<ForwardPass> adding(Activation function) {
        return adding.computeIfAbsent(function, f -> {
            try {
                return Optional.of(forward(Optional.of(f)));
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
        ForwardPass pass = adding(function).orElseThrow();
        forward(pass, Optional.of(PlainBuffer.of(bias, shape.filters(), Kind.FLOAT)), x, weights, y);
    }

    private void forward(ForwardPass pass, Optional<PlainBuffer> bias, Buffer x, Buffer weights, Buffer y) {
        PlainBuffer in = input(x);
        PlainBuffer w = weights(weights);
        PlainBuffer out = output(y).apartFrom(in, w);
        tape.add(() -> pass.run(in, w, bias, out));
    }

    @Override
    public void byData(Buffer dy, Buffer weights, Buffer dx) {
        PlainBuffer gradient = output(dy);
        PlainBuffer w = weights(weights);
        PlainBuffer out = input(dx).apartFrom(gradient, w);
        tape.add(() -> byData.run(gradient, w, out));
    }

    @Override
    public void byFilter(Buffer x, Buffer dy, Buffer dw) {
        byFilter(byFilter, x, dy, dw, Optional.empty());
    }

    @Override
    public void byFilter(Buffer x, Buffer dy, Buffer dw, Buffer dbias) {
        byFilter(byFilterAndBias, x, dy, dw, Optional.of(PlainBuffer.of(dbias, shape.filters(), Kind.FLOAT)));
    }

    private void byFilter(FilterPass pass, Buffer x, Buffer dy, Buffer dw, Optional<PlainBuffer> dbias) {
        PlainBuffer in = input(x);
        PlainBuffer gradient = output(dy);
        PlainBuffer out = weights(dw).apartFrom(in, gradient);
        tape.add(() -> pass.run(visited.map(pixels -> pixels.of(in)).orElse(in), gradient, out, dbias));
    }

    private PlainBuffer input(Buffer buffer) {
        return part(buffer, shape.inputs());
    }

    private PlainBuffer output(Buffer buffer) {
        return part(buffer, shape.outputs());
    }

    private PlainBuffer weights(Buffer buffer) {
        return part(buffer, ways.weights());
    }

    private static PlainBuffer part(Buffer buffer, long length) {
        return PlainBuffer.of(buffer, length, Kind.VALUE).part(0, length);
    }

    @Override
    public List<String> algorithms() {
        return List.of("forward " + bare.algorithm(), "data " + byData.algorithm(), "filter " + byFilter.algorithm());
    }

    @Override
    public void close() {} // what it needs is the operations' memory
}
