package werkbank.recipe.layer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;

/**
 * Two-dimensional convolution of each channel with a filter of its own.
 *
 * <p>Chollet (2017), Xception: Deep learning with depthwise separable convolutions.
 *
 * @param kernel height and width of the kernel in pixels, at least 1
 * @param stride step in pixels, at least 1
 * @param unbiased whether it has no bias
 */
public record DepthwiseConvolution(
        int kernel,
        int stride,
        Convolution.Padding padding,
        Activation activation,
        Initializer initializer,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unbiased)
        implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    DepthwiseConvolution.class,
                    DepthwiseConvolution::of,
                    Block.of(
                            "depthwise-conv",
                            "Two-dimensional convolution of each channel with a filter of its own (Chollet, 2017).",
                            Option.of("kernel", new Domain.Whole(1), 3, "Height and width of the kernel in pixels."),
                            Option.of("stride", new Domain.Whole(1), 1, "Step in pixels."),
                            Convolution.PADDING,
                            Activation.OPTION,
                            Initializer.OPTION,
                            Convolution.BIAS))
            .withShortForm();

    private static DepthwiseConvolution of(Values values) {
        return new DepthwiseConvolution(
                values.whole("kernel"),
                values.whole("stride"),
                values.constant("padding", Convolution.Padding.class),
                values.constant("activation", Activation.class),
                values.constant("initializer", Initializer.class),
                !values.flag("bias"));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }

    /** The convolution whose sizes it shares, of as many filters as there are channels. */
    public Convolution like(Extent input) {
        return new Convolution((int) input.channels(), kernel, stride, 1, padding, activation, initializer, unbiased);
    }

    @Override
    public Optional<String> misfit(Extent input) {
        return like(input).misfit(input);
    }

    @Override
    public Extent output(Extent input) {
        return like(input).output(input);
    }

    @Override
    public ParameterCount parameters(Extent input) {
        return ParameterCount.weights(Extent.product(kernel, kernel), input.channels(), !unbiased);
    }

    @Override
    public KeptArrays kept() {
        return activation.kept();
    }
}
