package werkbank.recipe.layer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.option.Block;

/** The sum of what several nodes put out, all of one size; blocks make it. */
public record Add() implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.made(Add.class, Block.of("add", "The sum of several branches."));

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
        return inputs.stream().allMatch(inputs.get(0)::equals)
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "adds outputs of different sizes, %s; keep height and width in it, with padding: same",
                        Extent.words(inputs)));
    }
}
