package werkbank.space.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.recipe.Layer;

/** The layers that a network may have, with their keys and defaults. */
public enum LayerType {
    CONV(
            "conv",
            "Two-dimensional convolution with bias.",
            v -> new Layer.Convolution(
                    v.whole("filters"),
                    v.whole("kernel"),
                    v.whole("stride"),
                    v.whole("dilation"),
                    v.constant("padding", Layer.Padding.class),
                    v.constant("activation", Layer.Activation.class),
                    initial(v)),
            Option.required("filters", new Domain.Whole(1), "Output channels."),
            Option.of("kernel", new Domain.Whole(1), 3, "Height and width of the kernel in pixels."),
            Option.of("stride", new Domain.Whole(1), 1, "Step in pixels."),
            Option.of("dilation", new Domain.Whole(1), 1, "Distance of the kernel's taps in pixels."),
            Option.of(
                    "padding",
                    Domain.Word.of(Layer.Padding.values()),
                    "same",
                    "`same`: the output is as large as the input, divided by the stride and rounded up. `valid`: the kernel stays inside the input."),
            activation(),
            initializer()),
    BATCH_NORM(
            "batch-norm",
            "Batch normalisation with learned scale and shift.",
            v -> new Layer.BatchNorm(v.real("momentum"), v.real("epsilon")),
            Option.of(
                    "momentum",
                    Domain.Real.atLeast(0).below(1).single(),
                    0.99,
                    "Share of the running mean and variance that each step keeps."),
            Option.of("epsilon", Domain.Real.above(0).single(), 1e-3, "Added to the variance.")),
    MAX_POOL(
            "max-pool",
            "Largest value of square windows, without padding.",
            v -> new Layer.MaxPool(v.whole("size"), v.whole("stride", v.whole("size"))),
            Option.of("size", new Domain.Whole(1), 2, "Height and width of the window in pixels."),
            Option.optional("stride", new Domain.Whole(1), "the size", "Step in pixels.")),
    AVERAGE_POOL(
            "average-pool",
            "Mean of square windows, without padding.",
            v -> new Layer.AveragePool(v.whole("size"), v.whole("stride", v.whole("size"))),
            Option.of("size", new Domain.Whole(1), 2, "Height and width of the window in pixels."),
            Option.optional("stride", new Domain.Whole(1), "the size", "Step in pixels.")),
    GLOBAL_AVERAGE_POOL("global-average-pool", "Mean of each channel.", v -> new Layer.GlobalAveragePool()),
    ACTIVATION(
            "activation",
            "An activation function on its own.",
            v -> new Layer.Activated(v.constant("function", Layer.Activation.class)),
            Option.required("function", Domain.Word.of(Layer.Activation.values()), "The activation function.")),
    DROPOUT("dropout", "Sets activations to zero in training.", v -> new Layer.Dropout(v.real("rate")), rate()),
    SPATIAL_DROPOUT(
            "spatial-dropout",
            "Sets whole channels of an image to zero in training (Tompson et al., 2015).",
            v -> new Layer.SpatialDropout(v.real("rate")),
            rate()),
    GAUSSIAN_DROPOUT(
            "gaussian-dropout",
            "Multiplies with normal noise of mean 1 and variance rate / (1 − rate) in training (Srivastava et al., 2014).",
            v -> new Layer.GaussianDropout(v.real("rate")),
            rate()),
    ALPHA_DROPOUT(
            "alpha-dropout",
            "Dropout that keeps mean and variance, for `selu` (Klambauer et al., 2017).",
            v -> new Layer.AlphaDropout(v.real("rate")),
            rate()),
    DENSE(
            "dense",
            "Fully connected layer with bias; flattens what comes before it.",
            v -> new Layer.Dense(v.whole("units"), v.constant("activation", Layer.Activation.class), initial(v)),
            Option.required("units", new Domain.Whole(1), "Outputs."),
            activation(),
            initializer());

    private final String label;
    private final String documentation;
    private final Function<Values, Layer> build;
    private final List<Option> fields;

    LayerType(String label, String documentation, Function<Values, Layer> build, Option... fields) {
        this.label = label;
        this.documentation = documentation;
        this.build = build;
        this.fields = List.of(fields);
    }

    /** The name in the file. */
    public String label() {
        return label;
    }

    public String documentation() {
        return documentation;
    }

    public List<Option> fields() {
        return fields;
    }

    /** The key that a value directly behind the layer's name stands for, as in {@code dropout: 0.4}. */
    Optional<Option> mainField() {
        return this == BATCH_NORM ? Optional.empty() : fields.stream().findFirst();
    }

    Layer build(Values values) {
        return build.apply(values);
    }

    static Optional<LayerType> of(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(LayerType::label).toList();
    }

    private static Option rate() {
        return Option.required(
                "rate", Domain.Real.atLeast(0).below(1), "Share of the activations set to zero in training.");
    }

    private static Option initializer() {
        return Option.of(
                "initializer",
                Domain.Word.of(Layer.Initializer.values()),
                "glorot-uniform",
                "How the first weights are drawn.");
    }

    private static Layer.Initializer initial(Values values) {
        return values.constant("initializer", Layer.Initializer.class);
    }

    private static Option activation() {
        return Option.of("activation", Domain.Word.of(Layer.Activation.values()), "relu", "Activation function.");
    }
}
