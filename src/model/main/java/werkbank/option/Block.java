package werkbank.option;

import java.util.List;
import java.util.Optional;

/**
 * A name with its own keys, for instance a layer, a sampler or {@code early-stopping}.
 *
 * @param documentation as of an {@link Option}
 * @param options in the order in which tables have them
 */
public record Block(String name, String documentation, List<Option> options) {
    public Block {
        options = List.copyOf(options);
    }

    public static Block of(String name, String documentation, Option... options) {
        return new Block(name, documentation, List.of(options));
    }

    /** The keys of its options, in order. */
    public List<String> keys() {
        return options.stream().map(Option::key).toList();
    }

    /** The option with this key. */
    public Optional<Option> option(String key) {
        return options.stream().filter(option -> option.key().equals(key)).findFirst();
    }
}
