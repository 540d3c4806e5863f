package werkbank.space;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The layers that a network may have, with their keys and defaults. */
enum LayerType {
    CONV(
            "conv",
            v -> new Layer.Convolution(
                    v.whole("filters"),
                    v.whole("kernel"),
                    v.whole("stride"),
                    v.constant("padding", Layer.Padding.class),
                    v.constant("activation", Layer.Activation.class)),
            Field.required("filters", new Domain.Whole(1)),
            Field.of("kernel", new Domain.Whole(1), 3),
            Field.of("stride", new Domain.Whole(1), 1),
            Field.of("padding", Domain.Word.of(Layer.Padding.values()), "same"),
            activation()),
    BATCH_NORM(
            "batch-norm",
            v -> new Layer.BatchNorm(v.real("momentum"), v.real("epsilon")),
            Field.of("momentum", Domain.Real.atLeast(0).below(1), 0.99),
            Field.of("epsilon", Domain.Real.above(0), 1e-3)),
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
    DROPOUT(
            "dropout",
            v -> new Layer.Dropout(v.real("rate")),
            Field.required("rate", Domain.Real.atLeast(0).below(1))),
    DENSE(
            "dense",
            v -> new Layer.Dense(v.whole("units"), v.constant("activation", Layer.Activation.class)),
            Field.required("units", new Domain.Whole(1)),
            activation());

    private final String label;
    private final Function<Section.Values, Layer> build;
    private final List<Field> fields;

    LayerType(String label, Function<Section.Values, Layer> build, Field... fields) {
        this.label = label;
        this.build = build;
        this.fields = List.of(fields);
    }

    /** The name in the file. */
    String label() {
        return label;
    }

    List<Field> fields() {
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

    private static Field activation() {
        return Field.of("activation", Domain.Word.of(Layer.Activation.values()), "relu");
    }
}
