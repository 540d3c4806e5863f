package werkbank.recipe.layer;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import werkbank.option.Block;
import werkbank.option.Option;
import werkbank.option.Values;

/**
 * A kind of layer or block: its name and keys in the YAML file, and how one is made of their values.
 *
 * @param main the key that a value directly behind the name stands for, as in {@code dropout: 0.4}; empty for none
 * @param branches the lists of layers that it has
 * @param isWritten whether a space file may have it; blocks and data make the others
 * @param create is given the values and the lists of layers
 */
public record LayerKind(
        Class<? extends Layer> type,
        Block block,
        Optional<Option> main,
        Branches branches,
        boolean isWritten,
        BiFunction<Values, List<List<Layer>>, ? extends Layer> create) {

    /** The lists of layers that a kind has within it. */
    public enum Branches {
        NONE,
        /** A single list, under the key {@code layers}. */
        ONE,
        /** A list of lists, under the key {@code branches}. */
        SEVERAL
    }

    static <L extends Layer> LayerKind of(Class<L> type, Function<Values, L> create, Block block) {
        return new LayerKind(
                type, block, Optional.empty(), Branches.NONE, true, (values, branches) -> create.apply(values));
    }

    static <L extends LayerBlock> LayerKind of(
            Class<L> type, Branches branches, BiFunction<Values, List<List<Layer>>, L> create, Block block) {
        return new LayerKind(type, block, Optional.empty(), branches, true, create);
    }

    /** A kind that no space file has. */
    static <L extends ElementaryLayer> LayerKind made(Class<L> type, Block block) {
        return new LayerKind(type, block, Optional.empty(), Branches.NONE, false, (values, branches) -> {
            throw new IllegalStateException(block.name() + " is made by data or blocks, and not of keys");
        });
    }

    /** Makes the first option the main one. */
    LayerKind withShortForm() {
        return new LayerKind(type, block, Optional.of(block.options().get(0)), branches, isWritten, create);
    }

    /** The name in the YAML file and in JSON. */
    public String name() {
        return block.name();
    }

    public List<Option> options() {
        return block.options();
    }

    /** Makes a layer without branches of a value for each key. */
    public Layer create(Values values) {
        return create(values, List.of());
    }

    /**
     * Makes a layer of a value for each key.
     *
     * @param lists of layers, as many as it has branches
     */
    public Layer create(Values values, List<List<Layer>> lists) {
        return create.apply(values, lists);
    }

    /** The kinds that a space file may have, in the order in which tables have them. */
    public static List<LayerKind> written() {
        return Layer.kinds().stream().filter(LayerKind::isWritten).toList();
    }
}
