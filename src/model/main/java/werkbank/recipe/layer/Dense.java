package werkbank.recipe.layer;

import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Fully connected layer with bias; flattens what comes before it.
 *
 * @param units outputs, at least 1
 */
public record Dense(int units, Activation activation, Initializer initializer) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    Dense.class,
                    values -> new Dense(
                            values.whole("units"),
                            values.constant("activation", Activation.class),
                            values.constant("initializer", Initializer.class)),
                    Block.of(
                            "dense",
                            "Fully connected layer with bias; flattens what comes before it.",
                            Option.required("units", new Domain.Whole(1), "Outputs."),
                            Activation.OPTION,
                            Initializer.OPTION))
            .withShortForm();

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }

    @Override
    public Extent output(Extent input) {
        return Extent.vector(units);
    }

    @Override
    public ParameterCount parameters(Extent input) {
        return ParameterCount.weights(input.values(), units);
    }

    @Override
    public KeptArrays kept() {
        return activation.kept();
    }
}
