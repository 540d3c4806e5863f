package werkbank.recipe.layer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;

/**
 * Two-dimensional convolution of an image.
 *
 * @param filters output channels, at least 1
 * @param kernel height and width of the kernel in pixels, at least 1
 * @param stride step in pixels, at least 1
 * @param dilation distance of the kernel's taps in pixels, at least 1; a kernel k reaches over (k − 1) · dilation + 1
 *     pixels (Yu and Koltun, 2016)
 * @param unbiased whether it has no bias
 */
public record Convolution(
        int filters,
        int kernel,
        int stride,
        int dilation,
        Padding padding,
        Activation activation,
        Initializer initializer,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unbiased)
        implements ElementaryLayer {
    /** The key {@code padding} of all convolutions. */
    static final Option PADDING = Option.of(
            "padding",
            Domain.Word.of(Padding.values()),
            "same",
            "`same`: the output is as large as the input, divided by the stride and rounded up."
                    + " `valid`: the kernel stays inside the input.");

    /** The key {@code bias} of all convolutions. */
    static final Option BIAS =
            Option.of("bias", new Domain.Flag(), true, "Whether a learned number is added to each filter's sums.");

    static final LayerKind KIND = LayerKind.of(
                    Convolution.class,
                    Convolution::of,
                    Block.of(
                            "conv",
                            "Two-dimensional convolution.",
                            Option.required("filters", new Domain.Whole(1), "Output channels."),
                            Option.of("kernel", new Domain.Whole(1), 3, "Height and width of the kernel in pixels."),
                            Option.of("stride", new Domain.Whole(1), 1, "Step in pixels."),
                            Option.of("dilation", new Domain.Whole(1), 1, "Distance of the kernel's taps in pixels."),
                            PADDING,
                            Activation.OPTION,
                            Initializer.OPTION,
                            BIAS))
            .withShortForm();

    /** A convolution with a bias. */
    public Convolution(
            int filters,
            int kernel,
            int stride,
            int dilation,
            Padding padding,
            Activation activation,
            Initializer initializer) {
        this(filters, kernel, stride, dilation, padding, activation, initializer, false);
    }

    /** SAME: output size is input size / stride, rounded up. VALID: the kernel stays inside the input. */
    public enum Padding {
        SAME,
        VALID
    }

    private static Convolution of(Values values) {
        return new Convolution(
                values.whole("filters"),
                values.whole("kernel"),
                values.whole("stride"),
                values.whole("dilation"),
                values.constant("padding", Padding.class),
                values.constant("activation", Activation.class),
                values.constant("initializer", Initializer.class),
                !values.flag("bias"));
    }

    /** Height and width in pixels of what one output looks at. */
    public long reach() {
        return (kernel - 1L) * dilation + 1;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }

    @Override
    public Optional<String> misfit(Extent input) {
        return padding == Padding.SAME ? input.noImage() : window().misfit(input);
    }

    private Window window() {
        return new Window(
                dilation == 1 ? "kernel" : "dilated kernel",
                reach(),
                stride,
                "take a smaller kernel, fewer layers that shrink, or padding: same");
    }

    @Override
    public Extent output(Extent input) {
        return padding == Padding.SAME
                ? Extent.image(strides(input.height()), strides(input.width()), filters)
                : window().output(input, filters);
    }

    private long strides(long length) {
        return (length + stride - 1) / stride;
    }

    @Override
    public ParameterCount parameters(Extent input) {
        return ParameterCount.weights(Extent.product(kernel, kernel, input.channels()), filters, !unbiased);
    }

    @Override
    public KeptArrays kept() {
        return activation.kept();
    }
}
