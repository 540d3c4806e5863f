package werkbank.recipe.layer;

import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Dropout that keeps mean and variance of normalised activations; for SELU (Klambauer et al., 2017).
 *
 * @param rate share of the activations set to SELU's lowest value in training, in [0, 1)
 */
public record AlphaDropout(double rate) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    AlphaDropout.class,
                    values -> new AlphaDropout(values.real("rate")),
                    Block.of(
                            "alpha-dropout",
                            "Dropout that keeps mean and variance, for `selu` (Klambauer et al., 2017).",
                            Option.required(
                                    "rate",
                                    Domain.Real.atLeast(0).below(1),
                                    "Share of the activations that are set to the lowest value of `selu`.")))
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
