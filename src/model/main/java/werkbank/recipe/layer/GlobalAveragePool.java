package werkbank.recipe.layer;

import java.util.Optional;
import werkbank.option.Block;

/** Mean of each channel. */
public record GlobalAveragePool() implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
            GlobalAveragePool.class,
            values -> new GlobalAveragePool(),
            Block.of("global-average-pool", "Mean of each channel."));

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
    public Extent output(Extent input) {
        return Extent.vector(input.channels());
    }
}
