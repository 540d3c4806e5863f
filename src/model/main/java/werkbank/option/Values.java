package werkbank.option;

import java.util.Locale;
import java.util.Map;

/**
 * A value for each key of a block.
 *
 * @param values as their domains accept them; a key without a default may be missing
 */
public record Values(Map<String, Object> values) {
    public int whole(String key) {
        return (Integer) values.get(key);
    }

    /** @param standard where the key is missing */
    public int whole(String key, int standard) {
        return (Integer) values.getOrDefault(key, standard);
    }

    public double real(String key) {
        return (Double) values.get(key);
    }

    /** @param standard where the key is missing */
    public double real(String key, double standard) {
        return (Double) values.getOrDefault(key, standard);
    }

    public boolean flag(String key) {
        return (Boolean) values.get(key);
    }

    public String word(String key) {
        return (String) values.get(key);
    }

    /** The constant whose name is the key's word, as {@link Domain.Word#of} makes words of names. */
    public <E extends Enum<E>> E constant(String key, Class<E> type) {
        return Enum.valueOf(type, word(key).toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
