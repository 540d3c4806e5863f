package werkbank.recipe.layer;

import java.util.Optional;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Dropout of whole channels (Tompson et al., 2015); on images only.
 *
 * @param rate share of the channels set to zero in training, in [0, 1)
 */
public record SpatialDropout(double rate) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    SpatialDropout.class,
                    values -> new SpatialDropout(values.real("rate")),
                    Block.of(
                            "spatial-dropout",
                            "Sets whole channels of an image to zero in training (Tompson et al., 2015).",
                            Option.required(
                                    "rate",
                                    Domain.Real.atLeast(0).below(1),
                                    "Share of the channels that are set to zero.")))
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
    public Optional<String> misfit(Extent input) {
        return input.noImage();
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
