package werkbank.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import werkbank.recipe.Quantisation;

/**
 * A member of an ensemble in eight bits, as far as it was tried.
 *
 * @param networks how each of its networks is computed, in their order; empty for a member that stays in 32 bits
 * @param whyNot why it was not tried, in words; empty when it was
 * @param compared with itself in 32 bits, on the validation images; empty when it was not tried
 */
public record EightBits(
        @JsonProperty("ranges") List<Quantisation> networks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> whyNot,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Compared> compared) {
    public EightBits {
        networks = networks == null ? List.of() : List.copyOf(networks);
        whyNot = whyNot == null ? Optional.empty() : whyNot;
        compared = compared == null ? Optional.empty() : compared;
    }

    /** A member that can't be tried. */
    public static EightBits not(String reason) {
        return new EightBits(List.of(), Optional.of(reason), Optional.empty());
    }

    /** A member that was tried, and is taken as it then was when it loses no more than one standard error. */
    public static EightBits tried(List<Quantisation> networks, Compared compared) {
        boolean isTaken = compared.excess() <= compared.excessError();
        return new EightBits(isTaken ? networks : List.of(), Optional.empty(), Optional.of(compared));
    }

    /**
     * A member in both ways, each image with the member's looks.
     *
     * @param logLoss mean over the images in eight bits, in nats
     * @param floatLogLoss in 32 bits
     * @param excess {@code logLoss} less {@code floatLogLoss}
     * @param excessError standard error of {@code excess}, from the images' paired differences
     * @param imagesPerSecond in eight bits
     * @param floatImagesPerSecond in 32 bits
     */
    public record Compared(
            double logLoss,
            double floatLogLoss,
            double excess,
            double excessError,
            double imagesPerSecond,
            double floatImagesPerSecond) {}

    /** Whether the member answers in eight bits. */
    public boolean wasTaken() {
        return !networks.isEmpty();
    }

    /** The most layers that stay in 32 bits in one of its networks. */
    public int layersInFloats() {
        return networks.stream().mapToInt(one -> one.floats().size()).max().orElse(0);
    }

    /** Leaves out what was measured, which differs from run to run and from machine to machine. */
    EightBits comparable() {
        return new EightBits(networks.stream().map(Quantisation::withoutNumbers).toList(), whyNot, Optional.empty());
    }

    /** Has what answers depend on, alone. */
    EightBits used() {
        return new EightBits(networks, Optional.empty(), Optional.empty());
    }
}
