package werkbank.recipe.layer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import werkbank.option.Block;
import werkbank.option.Option;
import werkbank.option.Values;

/**
 * A kind of layer: its name and keys in the YAML file, and how one is made of their values.
 *
 * @param main the key that a value directly behind the name stands for, as in {@code dropout: 0.4}; empty for none
 */
public record LayerKind(
        Class<? extends Layer> type, Block block, Optional<Option> main, Function<Values, ? extends Layer> create) {

    static <L extends Layer> LayerKind of(Class<L> type, Function<Values, L> create, Block block) {
        return new LayerKind(type, block, Optional.empty(), create);
    }

    /** Makes the first option the main one. */
    LayerKind withShortForm() {
        return new LayerKind(type, block, Optional.of(block.options().get(0)), create);
    }

    /** The name in the YAML file and in JSON. */
    public String name() {
        return block.name();
    }

    public List<Option> options() {
        return block.options();
    }

    /** Makes a layer of a value for each key. */
    public Layer create(Values values) {
        return create.apply(values);
    }

    /** The kind with this name. */
    public static Optional<LayerKind> named(String name) {
        return Layer.kinds().stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** The names of all kinds. */
    public static List<String> names() {
        return Layer.kinds().stream().map(LayerKind::name).toList();
    }
}
