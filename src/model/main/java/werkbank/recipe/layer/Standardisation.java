package werkbank.recipe.layer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.option.Block;

/**
 * Fixed shift and scale of each channel of the images: (x − mean) / deviation. The data make it, no file lists it.
 *
 * @param means of the training images' values, which are 0 to 1, channel by channel
 * @param deviations of them, each greater than 0
 */
public record Standardisation(List<Double> means, List<Double> deviations) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.made(
            Standardisation.class, Block.of("standardisation", "Fixed shift and scale of each channel of the images."));

    public Standardisation {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }

    @Override
    public boolean needsImages() {
        return true;
    }

    @Override
    public Optional<String> misfit(Extent input) {
        if (means.size() != input.channels() || deviations.size() != input.channels()) {
            int count = means.size() == input.channels() ? deviations.size() : means.size();
            return Optional.of(
                    String.format(Locale.ROOT, "is of %d channels where there are %d", count, input.channels()));
        }
        return deviations.stream()
                .filter(deviation -> !(deviation > 0))
                .findFirst()
                .map(wrong -> String.format(Locale.ROOT, "has a deviation of %s; it must be above 0", wrong));
    }

    /** Mean and deviation of each channel, which nothing changes. */
    @Override
    public ParameterCount parameters(Extent input) {
        return ParameterCount.NONE;
    }
}
