package werkbank.recipe.layer;

import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Multiplication with a fixed number.
 *
 * @param value greater than 0
 */
public record Factor(double value) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    Factor.class,
                    values -> new Factor(values.real("value")),
                    Block.of(
                            "factor",
                            "Multiplies with a fixed number, for instance what goes into the output layer.",
                            Option.required("value", Domain.Real.above(0).single(), "What is multiplied with.")))
            .withShortForm();

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }
}
