package werkbank.recipe.layer;

import java.util.Locale;
import java.util.Optional;
import werkbank.Counted;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Normalisation of each image over groups of its channels, with learned scale and shift of each channel.
 *
 * <p>Wu and He (2018), Group normalization. One group is layer normalisation (Ba, Kiros and Hinton, 2016) over channels,
 * height and width.
 *
 * @param groups that the channels are divided into, at least 1
 * @param epsilon added to the variance, greater than 0
 */
public record GroupNorm(int groups, double epsilon) implements ElementaryLayer {
    private static final Option EPSILON =
            Option.of("epsilon", Domain.Real.above(0).single(), 1e-5, "Added to the variance.");

    static final LayerKind KIND = LayerKind.of(
                    GroupNorm.class,
                    values -> new GroupNorm(values.whole("groups"), values.real("epsilon")),
                    Block.of(
                            "group-norm",
                            "Normalisation of each image over groups of channels (Wu and He, 2018), whatever the batch;"
                                    + " one group is layer normalisation.",
                            Option.of(
                                    "groups",
                                    new Domain.Whole(1),
                                    1,
                                    "Groups of channels, by which the channels must be divisible."),
                            EPSILON))
            .withShortForm();

    /** Layer normalisation, under a name of its own. */
    static final LayerKind LAYER = LayerKind.of(
            GroupNorm.class,
            values -> new GroupNorm(1, values.real("epsilon")),
            Block.of(
                    "layer-norm",
                    "Normalisation of each image over all its values (Ba et al., 2016), with a learned scale and shift of"
                            + " each channel: `group-norm` with one group.",
                    EPSILON));

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }

    @Override
    public boolean goesByExactSizes() {
        return true;
    }

    @Override
    public Optional<String> misfit(Extent input) {
        return input.channels() % groups == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "has %d groups, by which %s can't be divided; take a divisor of %d",
                        groups,
                        Counted.of(input.channels(), "channel"),
                        input.channels()));
    }

    /** A single value of each group would always become 0. */
    @Override
    public Optional<String> batchMisfit(Extent input, int images) {
        if (input.height() > 1 || input.width() > 1 || input.channels() != groups) {
            return Optional.empty();
        }
        return Optional.of(
                groups == 1
                        ? "has one value to normalise, and what comes before it learns nothing;"
                                + " delete the layer, or have more channels before it"
                        : "has one value a group, and what comes before it learns nothing;"
                                + " take fewer groups, or delete the layer");
    }

    /** Scale and shift of each channel. */
    @Override
    public ParameterCount parameters(Extent input) {
        return new ParameterCount(2 * input.channels(), 2 * input.channels());
    }
}
