package werkbank.space.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import werkbank.option.Option;
import werkbank.option.Values;

/**
 * The keys of a layer, or of a block of the file, as far as they can be told without the parameters' values.
 *
 * @param given by key
 */
record Section(List<Option> fields, Map<String, Setting> given) {

    /** @throws werkbank.InputException when a value is not in its key's domain */
    Values at(Map<String, Object> values) {
        Problems problems = new Problems();
        Map<String, Object> result = new HashMap<>();
        for (Option field : fields) {
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
     * The place of the first of these keys that is given, for messages about several keys.
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
}
