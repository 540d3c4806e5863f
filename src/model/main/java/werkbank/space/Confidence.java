package werkbank.space;

import java.util.Locale;

/**
 * How near to a {@link Prior} good values are expected. The numbers are those of NePS, which PriorBand's authors maintain:
 * Mallik et al. (2023), PriorBand: practical hyperparameter optimization in the age of deep learning, NeurIPS 36.
 */
public enum Confidence {
    LOW(0.5, 2),
    MEDIUM(0.25, 4),
    HIGH(0.125, 6);

    private final double deviation;
    private final double weight;

    Confidence(double deviation, double weight) {
        this.deviation = deviation;
        this.weight = weight;
    }

    /** The name as a search space has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The standard deviation of the normal distribution around a number, in widths of its range: of the logarithm's
     * range where the range is logarithmic.
     */
    public double deviation() {
        return deviation;
    }

    /** How many times as likely as each other value a choice's expected one is. */
    public double weight() {
        return weight;
    }
}
