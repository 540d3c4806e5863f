package werkbank.option;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * Adds the defaults of the options that are not given to these values.
     *
     * @param given by key
     * @throws IllegalArgumentException when there is no such option, a value is not in its domain, or a required one is
     *     missing
     */
    public Values values(Map<String, ?> given) {
        for (String key : given.keySet()) {
            if (option(key).isEmpty()) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%s has no option %s; it has %s", name, key, keys()));
            }
        }
        Map<String, Object> values = new HashMap<>();
        for (Option option : options) {
            if (given.containsKey(option.key())) {
                values.put(option.key(), accepted(option, given.get(option.key())));
            } else if (option.required()) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%s needs the option %s", name, option.key()));
            } else {
                option.standard().ifPresent(standard -> values.put(option.key(), standard));
            }
        }
        return new Values(values);
    }

    private Object accepted(Option option, Object value) {
        return option.domain()
                .accept(value)
                .orElseThrow(() -> new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%s of %s is %s; it must be %s",
                        option.key(),
                        name,
                        MessageText.shown(value),
                        option.domain().rule(value))));
    }
}
