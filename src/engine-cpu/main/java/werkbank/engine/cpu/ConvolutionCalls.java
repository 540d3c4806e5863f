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

/** Descriptions of a convolution's primitives by one algorithm, for some images of a batch; weights as oneDNN likes them. */
final class ConvolutionCalls {
    private final algorithm how;
    private final data_type values;
    private final long[] weightSizes;
    /** The images as we have them, as many as are computed at once. */
    final memory.desc plainInput;

    final memory.desc plainOutput;
    /** The images as the primitives have them. */
    final memory.desc input;

    final memory.desc output;
    /** The weights as we have them. */
    final memory.desc weights;

    final memory.desc bias;
    private final memory.desc noBias = new memory.desc();
    private final int slices;
    private final long[] strides;
    private final long[] dilates;
    private final long[] before;
    private final long[] after;

    /** All channels in each filter; weights are [filters][kernel][kernel][channels]. */
    static ConvolutionCalls full(ConvolutionShape shape, Descriptions descriptions) {
        return direct(shape, descriptions, weightSizes(shape), format_tag.ohwi);
    }

    /** A filter for each channel; weights are [kernel][kernel][channels]. */
    static ConvolutionCalls depthwise(ConvolutionShape shape, Descriptions descriptions) {
        long[] sizes = {shape.channels(), 1, 1, shape.kernel(), shape.kernel()};
        return direct(shape, descriptions, sizes, format_tag.hwigo);
    }

    private static ConvolutionCalls direct(
            ConvolutionShape shape, Descriptions descriptions, long[] weightSizes, format_tag weightOrder) {
        return new ConvolutionCalls(
                shape,
                shape.images(),
                algorithm.convolution_direct,
                descriptions,
                descriptions.values(),
                format_tag.nhwc,
                weightSizes,
                weightOrder);
    }

    /** {@link #full} by Winograd's algorithm, which has 32 bits, and 16 channels of a pixel side by side. */
    static ConvolutionCalls winograd(ConvolutionShape shape, int imagesAtOnce, Descriptions descriptions) {
        return new ConvolutionCalls(
                shape,
                imagesAtOnce,
                algorithm.convolution_winograd,
                descriptions,
                data_type.f32,
                format_tag.aBcd16b,
                weightSizes(shape),
                format_tag.ohwi);
    }

    /** {@link #full} on images in the order of {@link ChannelBlocks}. */
    static ConvolutionCalls blocked(ConvolutionShape shape, int imagesAtOnce, Descriptions descriptions) {
        return new ConvolutionCalls(
                shape,
                imagesAtOnce,
                algorithm.convolution_direct,
                descriptions,
                descriptions.values(),
                format_tag.aBcd8b,
                weightSizes(shape),
                format_tag.ohwi);
    }

    private ConvolutionCalls(
            ConvolutionShape shape,
            int imagesAtOnce,
            algorithm how,
            Descriptions descriptions,
            data_type values,
            format_tag order,
            long[] weightSizes,
            format_tag weightOrder) {
        this.how = how;
        this.values = values;
        this.weightSizes = weightSizes;
        this.slices = shape.images() / imagesAtOnce;
        this.plainInput = descriptions.images(imagesAtOnce, shape.height(), shape.width(), shape.channels());
        this.plainOutput = descriptions.images(imagesAtOnce, shape.outHeight(), shape.outWidth(), shape.filters());
        this.input = Descriptions.images(values, order, imagesAtOnce, shape.height(), shape.width(), shape.channels());
        this.output =
                Descriptions.images(values, order, imagesAtOnce, shape.outHeight(), shape.outWidth(), shape.filters());
        this.weights = new memory.desc(weightSizes, descriptions.values(), weightOrder);
        this.bias = Descriptions.floats(shape.filters());
        this.strides = new long[] {shape.stride(), shape.stride()};
        this.dilates = new long[] {shape.dilation() - 1L, shape.dilation() - 1L};
        this.before = new long[] {shape.padTop(), shape.padLeft()};
        this.after = new long[] {shape.padBottom(), shape.padRight()};
    }

    private static long[] weightSizes(ConvolutionShape shape) {
        return new long[] {shape.filters(), shape.channels(), shape.kernel(), shape.kernel()};
    }

    /** Parts of the batch that are computed one after the other. */
    int slices() {
        return slices;
    }

    /** Numbers of the weights. */
    long weightNumbers() {
        return LongStream.of(weightSizes).reduce(1, Math::multiplyExact);
    }

    private memory.desc anyWeights(data_type type) {
        return new memory.desc(weightSizes, type, format_tag.any);
    }

    private memory.desc bias(boolean isBiased) {
        return isBiased ? bias : noBias;
    }

    /**
     * Describes the output.
     *
     * @throws RuntimeException by oneDNN when it has no such primitive, here and below
     */
    convolution_forward.primitive_desc forward(boolean isBiased, primitive_attr attributes) {
        return new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        prop_kind.forward_training,
                        how,
                        input,
                        anyWeights(values),
                        bias(isBiased),
                        output,
                        strides,
                        dilates,
                        before,
                        after),
                attributes,
                OneDnn.engine());
    }

    convolution_backward_data.primitive_desc byData() {
        return new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(
                        how, input, anyWeights(values), output, strides, dilates, before, after),
                OneDnn.engine(),
                forward(false, new primitive_attr()));
    }

    /** Sums with 32 bits in any precision. */
    convolution_backward_weights.primitive_desc byFilter(boolean isBiased, primitive_attr attributes) {
        return new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(
                        how, input, anyWeights(data_type.f32), bias(isBiased), output, strides, dilates, before, after),
                attributes,
                OneDnn.engine(),
                forward(isBiased, new primitive_attr()));
    }
}
