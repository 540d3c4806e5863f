package werkbank.recipe.layer;

import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Dropout of all that comes in, image by image: the branch of a residual block that is left out.
 *
 * <p>Huang et al. (2016), Deep networks with stochastic depth. What stays is divided by 1 − rate in training.
 *
 * @param rate share of the images that are set to zero in training, in [0, 1)
 */
public record StochasticDepth(double rate) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    StochasticDepth.class,
                    values -> new StochasticDepth(values.real("rate")),
                    Block.of(
                            "stochastic-depth",
                            "Sets all that comes in to zero for some images in training, at the end of a residual block's"
                                    + " layers (Huang et al., 2016).",
                            Option.required(
                                    "rate",
                                    Domain.Real.atLeast(0).below(1),
                                    "Share of the images that are set to zero.")))
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
