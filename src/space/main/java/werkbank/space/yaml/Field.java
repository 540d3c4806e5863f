package werkbank.space.yaml;

import java.util.Optional;

/**
 * A key that a layer or a section may have.
 *
 * @param standard what holds without the key; empty when there is no such value
 */
public record Field(String key, Domain domain, boolean required, Optional<Object> standard) {
    static Field required(String key, Domain domain) {
        return new Field(key, domain, true, Optional.empty());
    }

    /** Without the key, the owner decides. */
    static Field optional(String key, Domain domain) {
        return new Field(key, domain, false, Optional.empty());
    }

    static Field of(String key, Domain domain, Object standard) {
        return new Field(key, domain, false, Optional.of(standard));
    }
}
