package werkbank.option;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import werkbank.WerkbankException;

/**
 * All kinds of one thing that a search space may name.
 *
 * @param thing what they are kinds of, which is also the key behind which a space names one, for instance {@code sampler}
 * @param all in the order in which lists have them
 */
public record Kinds<T extends Declared>(String thing, List<T> all) {
    public Kinds {
        all = List.copyOf(all);
    }

    /** Finds the kinds that are on the class path. */
    public static <T extends Declared> Kinds<T> load(String thing, Class<T> type) {
        return new Kinds<>(
                thing,
                ServiceLoader.load(type).stream()
                        .map(ServiceLoader.Provider::get)
                        .sorted(Comparator.<T>comparingInt(Declared::rank)
                                .thenComparing(kind -> kind.declaration().name()))
                        .toList());
    }

    /**
     * Takes each kind for what a narrower type says of it.
     *
     * @throws WerkbankException when one is not of that type; the message names its class
     */
    public <N extends Declared> Kinds<N> as(Class<N> type) {
        return new Kinds<>(thing, all.stream().map(kind -> narrowed(kind, type)).toList());
    }

    private <N extends Declared> N narrowed(T kind, Class<N> type) {
        if (!type.isInstance(kind)) {
            throw new WerkbankException(String.format(
                    Locale.ROOT,
                    "the %s %s on the class path can't be used: its class %s has to implement %s",
                    thing,
                    kind.declaration().name(),
                    kind.getClass().getName(),
                    type.getName()));
        }
        return type.cast(kind);
    }

    /** The names of the kinds, in order. */
    public List<String> names() {
        return declarations().stream().map(Block::name).toList();
    }

    /** The blocks that a space may write, one a kind, in order. */
    public List<Block> declarations() {
        return all.stream().map(Declared::declaration).toList();
    }

    /** @throws IllegalArgumentException when there is no such kind; the message lists those that there are */
    public T named(String name) {
        return all.stream()
                .filter(kind -> kind.declaration().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(String.format(
                        Locale.ROOT, "there is no %s %s; there are %s", thing, name, String.join(", ", names()))));
    }
}
