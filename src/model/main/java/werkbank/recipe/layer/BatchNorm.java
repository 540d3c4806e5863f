package werkbank.recipe.layer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Batch normalisation with learned scale and shift, as Keras defines it.
 *
 * @param momentum share of the old running mean and variance that is kept at each step, in [0, 1)
 * @param epsilon added to the variance, greater than 0
 * @param unscaled whether the scale stays 1 and only the shift learns
 * @param debiased whether the running mean and variance forget what they began with, so that they are weighted means of the
 *     batches' from the first step on, as Keras 2 had them on TensorFlow 1 ({@code zero_debias})
 */
public record BatchNorm(
        double momentum,
        double epsilon,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unscaled,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean debiased)
        implements ElementaryLayer {
    /** A share of this size is lost beside 1 in 32 bits. */
    private static final double LOST = 0x1p-25;

    static final LayerKind KIND = LayerKind.of(
            BatchNorm.class,
            values -> new BatchNorm(
                    values.real("momentum"), values.real("epsilon"), !values.flag("scale"), values.flag("debias")),
            Block.of(
                    "batch-norm",
                    "Batch normalisation with learned scale and shift.",
                    Option.of(
                            "momentum",
                            Domain.Real.atLeast(0).below(1).single(),
                            0.99,
                            "Share of the running mean and variance that each step keeps."),
                    Option.of("epsilon", Domain.Real.above(0).single(), 1e-3, "Added to the variance."),
                    Option.of(
                            "scale", new Domain.Flag(), true, "Whether the scale learns too, and not the shift alone."),
                    Option.of(
                            "debias",
                            new Domain.Flag(),
                            false,
                            "Whether the running mean and variance forget the 0 and 1 that they begin with, of which"
                                    + " a high momentum keeps some for hundreds of steps; as Keras 2 on TensorFlow 1.")));

    /** A batch normalisation whose scale learns. */
    public BatchNorm(double momentum, double epsilon) {
        this(momentum, epsilon, false, false);
    }

    /**
     * The share of the running mean and variance that a step keeps.
     *
     * <p>Debiased, that is 1 − (1 − m) / (1 − mᵗ) with the momentum m at step t: 0 at the first, and then such that the
     * batch of i steps ago has the weight mⁱ beside the others.
     *
     * @param step from 1
     */
    public double momentum(long step) {
        return isSettled(step) ? momentum : 1 - (1 - momentum) / (1 - Math.pow(momentum, step));
    }

    /**
     * Whether each step from this one on keeps the same share.
     *
     * @param step from 1
     */
    public boolean isSettled(long step) {
        return !debiased || Math.pow(momentum, step) < LOST;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }

    /** A single value of each channel would always become 0. */
    @Override
    public Optional<String> batchMisfit(Extent input, int images) {
        return images == 1 && input.height() == 1 && input.width() == 1
                ? Optional.of("has one value a channel where batch-size is 1, and learns nothing from it;"
                        + " raise batch-size, or delete the layer")
                : Optional.empty();
    }

    /** Scale and shift of each channel, and its running mean and variance. */
    @Override
    public ParameterCount parameters(Extent input) {
        return new ParameterCount(4 * input.channels(), (unscaled ? 1 : 2) * input.channels());
    }
}
