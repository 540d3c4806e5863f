package werkbank.recipe.layer;

import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Inverted dropout on the activations before it.
 *
 * @param rate share of the activations set to zero in training, in [0, 1); Keras's meaning, not DL4J's
 */
public record Dropout(double rate) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    Dropout.class,
                    values -> new Dropout(values.real("rate")),
                    Block.of(
                            "dropout",
                            "Sets activations to zero in training.",
                            Option.required(
                                    "rate",
                                    Domain.Real.atLeast(0).below(1),
                                    "Share of the activations that are set to zero.")))
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
    public boolean actsInTrainingOnly() {
        return true;
    }

    @Override
    public KeptArrays kept() {
        return KeptArrays.WITH_MASK;
    }
}
