package werkbank.recipe.layer;

import java.util.Optional;
import werkbank.option.Block;
import werkbank.option.Values;

/**
 * Largest value of each window, without padding.
 *
 * @param size height and width of the window in pixels, at least 1
 * @param stride step in pixels, at least 1
 */
public record MaxPool(int size, int stride) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    MaxPool.class,
                    MaxPool::of,
                    Block.of(
                            "max-pool",
                            "Largest value of square windows, without padding.",
                            Window.SIZE,
                            Window.STRIDE))
            .withShortForm();

    private static MaxPool of(Values values) {
        return new MaxPool(values.whole("size"), values.whole("stride", values.whole("size")));
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
    public Optional<String> misfit(Extent input) {
        return Window.ofPooling(size, stride).misfit(input);
    }

    @Override
    public Extent output(Extent input) {
        return Window.ofPooling(size, stride).output(input, input.channels());
    }

    /** The mask has the place of each maximum. */
    @Override
    public KeptArrays kept() {
        return KeptArrays.WITH_MASK;
    }
}
