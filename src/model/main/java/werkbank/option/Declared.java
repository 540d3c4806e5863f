package werkbank.option;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kind of something that a search space names and that is found by {@link java.util.ServiceLoader}, a sampler for instance. */
public interface Declared {

    /** The name that a space writes, a sentence for schema and reference, and the options. */
    Block declaration();

    /** The kind's place in lists, the simplest first; those with the same rank stand in the order of their names. */
    default int rank() {
        return Integer.MAX_VALUE;
    }

    /**
     * Says when to take the kind rather than another, to stand in a table, with Markdown's back-quotes; empty when that
     * is not said.
     */
    default String takeItWhen() {
        return "";
    }

    /**
     * Describes in one line for people how the kind is set: the name and the options' values, unless a kind says it
     * better.
     *
     * @param options a value for each option, in its domain
     */
    default String words(Values options) {
        return Stream.concat(
                        Stream.of(declaration().name()),
                        declaration().keys().stream()
                                .map(key -> key + " "
                                        + MessageText.plain(options.values().get(key))))
                .collect(Collectors.joining(", "));
    }
}
