package werkbank.recipe.layer;

import com.fasterxml.jackson.annotation.JsonInclude;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;

/**
 * A depthwise convolution without bias, and one of 1 × 1 over its channels.
 *
 * <p>Chollet (2017), Xception: Deep learning with depthwise separable convolutions; without a function between them.
 *
 * @param filters output channels, at least 1
 * @param kernel height and width of the depthwise kernel in pixels, at least 1
 * @param stride of the depthwise convolution in pixels, at least 1
 * @param unbiased whether the second convolution has no bias
 */
public record SeparableConvolution(
        int filters,
        int kernel,
        int stride,
        Convolution.Padding padding,
        Activation activation,
        Initializer initializer,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unbiased)
        implements LayerBlock {
    static final LayerKind KIND = LayerKind.of(
                    SeparableConvolution.class,
                    SeparableConvolution::of,
                    Block.of(
                            "separable-conv",
                            "A depthwise convolution, and one of 1 × 1 over its channels (Chollet, 2017).",
                            Option.required("filters", new Domain.Whole(1), "Output channels."),
                            Option.of("kernel", new Domain.Whole(1), 3, "Height and width of the kernel in pixels."),
                            Option.of("stride", new Domain.Whole(1), 1, "Step in pixels."),
                            Convolution.PADDING,
                            Activation.OPTION,
                            Initializer.OPTION,
                            Convolution.BIAS))
            .withShortForm();

    private static SeparableConvolution of(Values values) {
        return new SeparableConvolution(
                values.whole("filters"),
                values.whole("kernel"),
                values.whole("stride"),
                values.constant("padding", Convolution.Padding.class),
                values.constant("activation", Activation.class),
                values.constant("initializer", Initializer.class),
                !values.flag("bias"));
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }

    @Override
    public int expand(Expansion graph, int input) {
        int depthwise = graph.add(
                new DepthwiseConvolution(kernel, stride, padding, Activation.IDENTITY, initializer, true), input);
        return graph.add(
                new Convolution(filters, 1, 1, 1, Convolution.Padding.SAME, activation, initializer, unbiased),
                depthwise);
    }
}
