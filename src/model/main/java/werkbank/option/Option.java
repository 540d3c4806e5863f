package werkbank.option;

import java.util.Optional;

/**
 * A key that a layer, a sampler or another block of a search space may have.
 *
 * @param standard what holds without the key; empty when there is no such value
 * @param otherwise what holds without the key, in the words of a table
 * @param documentation one sentence or more; names in back-quotes and links as Markdown has them, relative to the
 *     folder {@code docs}
 */
public record Option(
        String key,
        Domain domain,
        boolean required,
        Optional<Object> standard,
        String otherwise,
        String documentation) {

    /** A key that must be given. */
    public static Option required(String key, Domain domain, String documentation) {
        return new Option(key, domain, true, Optional.empty(), "required", documentation);
    }

    /**
     * A key that must be given.
     *
     * @param standard what stands in while it is a range whose {@code when} doesn't hold
     */
    public static Option requiredWith(String key, Domain domain, Object standard, String documentation) {
        return new Option(key, domain, true, Optional.of(standard), "required", documentation);
    }

    /**
     * A key without which the owner decides.
     *
     * @param otherwise what the owner then does, in the words of a table, for instance {@code the size}
     */
    public static Option optional(String key, Domain domain, String otherwise, String documentation) {
        return new Option(key, domain, false, Optional.empty(), otherwise, documentation);
    }

    /** A key with a default. */
    public static Option of(String key, Domain domain, Object standard, String documentation) {
        String words = "`" + MessageText.plain(standard) + "`";
        return new Option(key, domain, false, Optional.of(standard), words, documentation);
    }
}
