package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.space.Parameter;

/**
 * The keys of a layer, or of a block of the file, as far as they can be told without the parameters' values.
 *
 * @param given by key
 */
record Section(List<Option> fields, Map<String, Setting> given) {

    /** The section with another key. */
    Section with(Option field, Optional<Setting> setting) {
        List<Option> all = new ArrayList<>(fields);
        all.add(field);
        Map<String, Setting> settings = new LinkedHashMap<>(given);
        setting.ifPresent(value -> settings.put(field.key(), value));
        return new Section(all, settings);
    }

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
     * All values of a key whose values are words: the word itself, or those of its parameter and, while that may be
     * inactive, the default.
     *
     * @param parameters of the space
     */
    Set<String> words(Option option, List<Parameter> parameters) {
        Setting setting = given.get(option.key());
        Set<String> words = new LinkedHashSet<>();
        if (setting == null) {
            words.add((String) option.standard().orElseThrow());
        } else if (setting.term() instanceof Term.Fixed fixed) {
            words.add((String) fixed.value());
        } else {
            parameters.stream()
                    .filter(parameter -> setting.term().names().contains(parameter.name()))
                    .forEach(parameter -> add(parameter, option, words));
        }
        return words;
    }

    private static void add(Parameter parameter, Option option, Set<String> words) {
        if (parameter instanceof Parameter.Choice choice) {
            choice.values().forEach(value -> words.add((String) value));
        }
        if (!parameter.when().isEmpty()) {
            words.add((String) option.standard().orElseThrow());
        }
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
