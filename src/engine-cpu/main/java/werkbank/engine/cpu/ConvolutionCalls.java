package werkbank.engine.cpu;

import java.util.stream.LongStream;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import werkbank.engine.operation.ConvolutionShape;

/** Descriptions of a convolution's primitives: images channel by channel as they lie, weights as oneDNN likes them. */
final class ConvolutionCalls {
    private final data_type values;
    private final long[] weightSizes;
    final memory.desc input;
    final memory.desc output;
    /** The weights as we have them. */
    final memory.desc weights;

    final memory.desc bias;
    /** What oneDNN takes for no bias. */
    private final memory.desc none = new memory.desc();

    private final long[] strides;
    private final long[] dilates;
    private final long[] before;
    private final long[] after;

    /** All channels in each filter; weights are [filters][kernel][kernel][channels]. */
    static ConvolutionCalls full(ConvolutionShape shape, Descriptions descriptions) {
        long[] sizes = {shape.filters(), shape.channels(), shape.kernel(), shape.kernel()};
        return new ConvolutionCalls(shape, descriptions, sizes, format_tag.ohwi);
    }

    /** A filter for each channel; weights are [kernel][kernel][channels]. */
    static ConvolutionCalls depthwise(ConvolutionShape shape, Descriptions descriptions) {
        long[] sizes = {shape.channels(), 1, 1, shape.kernel(), shape.kernel()};
        return new ConvolutionCalls(shape, descriptions, sizes, format_tag.hwigo);
    }

    private ConvolutionCalls(
            ConvolutionShape shape, Descriptions descriptions, long[] weightSizes, format_tag weightOrder) {
        this.values = descriptions.values();
        this.weightSizes = weightSizes;
        this.input = descriptions.images(shape.images(), shape.height(), shape.width(), shape.channels());
        this.output = descriptions.images(shape.images(), shape.outHeight(), shape.outWidth(), shape.filters());
        this.weights = new memory.desc(weightSizes, values, weightOrder);
        this.bias = Descriptions.floats(shape.filters());
        this.strides = new long[] {shape.stride(), shape.stride()};
        this.dilates = new long[] {shape.dilation() - 1L, shape.dilation() - 1L};
        this.before = new long[] {shape.padTop(), shape.padLeft()};
        this.after = new long[] {shape.padBottom(), shape.padRight()};
    }

    /** Numbers of the weights. */
    long weightNumbers() {
        return LongStream.of(weightSizes).reduce(1, Math::multiplyExact);
    }

    private memory.desc anyWeights(data_type type) {
        return new memory.desc(weightSizes, type, format_tag.any);
    }

    /** Convolves without a bias. */
    convolution_forward.primitive_desc forward() {
        return forward(none, new primitive_attr());
    }

    /** Convolves with a bias. */
    convolution_forward.primitive_desc forward(primitive_attr attributes) {
        return forward(bias, attributes);
    }

    private convolution_forward.primitive_desc forward(memory.desc added, primitive_attr attributes) {
        return new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        prop_kind.forward_training,
                        algorithm.convolution_direct,
                        input,
                        anyWeights(values),
                        added,
                        output,
                        strides,
                        dilates,
                        before,
                        after),
                attributes,
                OneDnn.engine());
    }

    convolution_backward_data.primitive_desc byData(convolution_forward.primitive_desc forward) {
        return new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(
                        algorithm.convolution_direct,
                        input,
                        anyWeights(values),
                        output,
                        strides,
                        dilates,
                        before,
                        after),
                OneDnn.engine(),
                forward);
    }

    /** Sums with 32 bits in any precision; without a bias. */
    convolution_backward_weights.primitive_desc byFilter(convolution_forward.primitive_desc forward) {
        return byFilter(none, forward);
    }

    /** {@link #byFilter} with the gradient of a bias. */
    convolution_backward_weights.primitive_desc byFilterAndBias(convolution_forward.primitive_desc forward) {
        return byFilter(bias, forward);
    }

    private convolution_backward_weights.primitive_desc byFilter(
            memory.desc added, convolution_forward.primitive_desc forward) {
        return new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(
                        algorithm.convolution_direct,
                        input,
                        anyWeights(data_type.f32),
                        added,
                        output,
                        strides,
                        dilates,
                        before,
                        after),
                OneDnn.engine(),
                forward);
    }
}
