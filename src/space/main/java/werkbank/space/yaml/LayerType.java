package werkbank.space.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import werkbank.recipe.Layer;

/** The layers that a network may have, with their keys and defaults. */
public enum LayerType {
    CONV(
            "conv",
            v -> new Layer.Convolution(
                    v.whole("filters"),
                    v.whole("kernel"),
                    v.whole("stride"),
                    v.whole("dilation"),
                    v.constant("padding", Layer.Padding.class),
                    v.constant("activation", Layer.Activation.class),
                    initial(v)),
            Field.required("filters", new Domain.Whole(1)),
            Field.of("kernel", new Domain.Whole(1), 3),
            Field.of("stride", new Domain.Whole(1), 1),
            Field.of("dilation", new Domain.Whole(1), 1),
            Field.of("padding", Domain.Word.of(Layer.Padding.values()), "same"),
            activation(),
            initializer()),
    BATCH_NORM(
            "batch-norm",
            v -> new Layer.BatchNorm(v.real("momentum"), v.real("epsilon")),
            Field.of("momentum", Domain.Real.atLeast(0).below(1).single(), 0.99),
            Field.of("epsilon", Domain.Real.above(0).single(), 1e-3)),
    MAX_POOL(
            "max-pool",
            v -> new Layer.MaxPool(v.whole("size"), v.whole("stride", v.whole("size"))),
            Field.of("size", new Domain.Whole(1), 2),
            Field.optional("stride", new Domain.Whole(1))),
    AVERAGE_POOL(
            "average-pool",
            v -> new Layer.AveragePool(v.whole("size"), v.whole("stride", v.whole("size"))),
            Field.of("size", new Domain.Whole(1), 2),
            Field.optional("stride", new Domain.Whole(1))),
    GLOBAL_AVERAGE_POOL("global-average-pool", v -> new Layer.GlobalAveragePool()),
    ACTIVATION(
            "activation",
            v -> new Layer.Activated(v.constant("function", Layer.Activation.class)),
            Field.required("function", Domain.Word.of(Layer.Activation.values()))),
    DROPOUT("dropout", v -> new Layer.Dropout(v.real("rate")), rate()),
    SPATIAL_DROPOUT("spatial-dropout", v -> new Layer.SpatialDropout(v.real("rate")), rate()),
    GAUSSIAN_DROPOUT("gaussian-dropout", v -> new Layer.GaussianDropout(v.real("rate")), rate()),
    ALPHA_DROPOUT("alpha-dropout", v -> new Layer.AlphaDropout(v.real("rate")), rate()),
    DENSE(
            "dense",
            v -> new Layer.Dense(v.whole("units"), v.constant("activation", Layer.Activation.class), initial(v)),
            Field.required("units", new Domain.Whole(1)),
            activation(),
            initializer());

    private final String label;
    private final Function<Section.Values, Layer> build;
    private final List<Field> fields;

    LayerType(String label, Function<Section.Values, Layer> build, Field... fields) {
        this.label = label;
        this.build = build;
        this.fields = List.of(fields);
    }

    /** The name in the file. */
    public String label() {
        return label;
    }

    public List<Field> fields() {
        return fields;
    }

    /** The key that a value directly behind the layer's name stands for, as in {@code dropout: 0.4}. */
    Optional<Field> mainField() {
        return this == BATCH_NORM ? Optional.empty() : fields.stream().findFirst();
    }

    Layer build(Section.Values values) {
        return build.apply(values);
    }

    static Optional<LayerType> of(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(LayerType::label).toList();
    }

    private static Field rate() {
        return Field.required("rate", Domain.Real.atLeast(0).below(1));
    }

    private static Field initializer() {
        return Field.of("initializer", Domain.Word.of(Layer.Initializer.values()), "glorot-uniform");
    }

    private static Layer.Initializer initial(Section.Values values) {
        return values.constant("initializer", Layer.Initializer.class);
    }

    private static Field activation() {
        return Field.of("activation", Domain.Word.of(Layer.Activation.values()), "relu");
    }
}
