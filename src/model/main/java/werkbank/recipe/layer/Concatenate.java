package werkbank.recipe.layer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.option.Block;

/** The channels of several nodes side by side, of one height and width; blocks make it. */
public record Concatenate() implements ElementaryLayer {
    static final LayerKind KIND =
            LayerKind.made(Concatenate.class, Block.of("concatenation", "Channels of several branches side by side."));

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
    public Optional<String> misfit(List<Extent> inputs) {
        Extent first = inputs.get(0);
        return inputs.stream()
                        .allMatch(other -> withChannels(other, first.channels()).equals(first))
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "joins outputs of different height or width, %s; they need the same",
                        Extent.words(inputs)));
    }

    private static Extent withChannels(Extent extent, long channels) {
        return new Extent(extent.height(), extent.width(), channels, extent.isFlat());
    }

    @Override
    public Extent output(List<Extent> inputs) {
        return withChannels(
                inputs.get(0), inputs.stream().mapToLong(Extent::channels).sum());
    }
}
