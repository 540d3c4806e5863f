package werkbank.recipe.layer;

import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Multiplies with normal noise of mean 1 and variance rate / (1 − rate) in training (Srivastava et al., 2014).
 *
 * @param rate in [0, 1)
 */
public record GaussianDropout(double rate) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    GaussianDropout.class,
                    values -> new GaussianDropout(values.real("rate")),
                    Block.of(
                            "gaussian-dropout",
                            "Multiplies with normal noise of mean 1 in training (Srivastava et al., 2014).",
                            Option.required(
                                    "rate",
                                    Domain.Real.atLeast(0).below(1),
                                    "The noise has the variance rate / (1 − rate).")))
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
