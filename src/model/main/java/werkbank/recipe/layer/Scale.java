package werkbank.recipe.layer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.option.Block;

/** The channels of a first node, each times the number that a second node, a vector, has for it; blocks make it. */
public record Scale() implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.made(Scale.class, Block.of("scale", "Channels times a number each."));

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }

    @Override
    public Optional<String> misfit(List<Extent> inputs) {
        return inputs.get(1).equals(Extent.vector(inputs.get(0).channels()))
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "can't scale %s by %s", inputs.get(0), inputs.get(1)));
    }
}
