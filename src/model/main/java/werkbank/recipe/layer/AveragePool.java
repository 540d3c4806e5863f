package werkbank.recipe.layer;

import java.util.Optional;
import werkbank.option.Block;
import werkbank.option.Values;

/**
 * Mean of each window, without padding.
 *
 * @param size height and width of the window in pixels, at least 1
 * @param stride step in pixels, at least 1
 */
public record AveragePool(int size, int stride) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    AveragePool.class,
                    AveragePool::of,
                    Block.of("average-pool", "Mean of square windows, without padding.", Window.SIZE, Window.STRIDE))
            .withShortForm();

    private static AveragePool of(Values values) {
        return new AveragePool(values.whole("size"), values.whole("stride", values.whole("size")));
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
}
