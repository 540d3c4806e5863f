package werkbank.space.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys of a layer, or of a block of the file, as far as they can be told without the parameters' values.
 *
 * @param given by key
 */
record Section(List<Field> fields, Map<String, Setting> given) {

    /** @throws werkbank.InputException when a value is not in its key's domain */
    Values at(Map<String, Object> values) {
        Problems problems = new Problems();
        Map<String, Object> result = new HashMap<>();
        for (Field field : fields) {
            Setting setting = given.get(field.key());
            if (setting != null && setting.isActive(values)) {
                problems.read(() -> setting.at(values)).ifPresent(value -> result.put(field.key(), value));
            } else {
                field.standard().ifPresent(standard -> result.put(field.key(), standard));
            }
        }
        problems.raise();
        return new Values(result);
    }

    /**
     * Where the first of these keys that is given stands, for messages about several keys.
     *
     * @throws java.util.NoSuchElementException when none is given
     */
    Place place(String... keys) {
        return Stream.of(keys)
                .filter(given::containsKey)
                .map(key -> given.get(key).place())
                .findFirst()
                .orElseThrow();
    }

    /** Every key's value at one point of the space. */
    record Values(Map<String, Object> values) {
        int whole(String key) {
            return (Integer) values.get(key);
        }

        int whole(String key, int standard) {
            return (Integer) values.getOrDefault(key, standard);
        }

        double real(String key) {
            return (Double) values.get(key);
        }

        boolean flag(String key) {
            return (Boolean) values.get(key);
        }

        double real(String key, double standard) {
            return (Double) values.getOrDefault(key, standard);
        }

        String word(String key) {
            return (String) values.get(key);
        }

        <E extends Enum<E>> E constant(String key, Class<E> type) {
            return Enum.valueOf(type, word(key).toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
