package werkbank.recipe.layer;

import java.util.Optional;
import werkbank.option.Block;

/** Largest value of each channel. */
public record GlobalMaxPool() implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
            GlobalMaxPool.class,
            values -> new GlobalMaxPool(),
            Block.of("global-max-pool", "Largest value of each channel."));

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

    /** The mask has the place of each maximum. */
    @Override
    public KeptArrays kept() {
        return KeptArrays.WITH_MASK;
    }
}
