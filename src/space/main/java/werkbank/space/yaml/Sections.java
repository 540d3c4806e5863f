package werkbank.space.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import werkbank.option.Option;

/**
 * The blocks of keys of a file.
 *
 * @param byPath such as {@code training} or {@code network.3.conv}
 */
record Sections(Map<String, Section> byPath) {

    /** The paths of the keys that have a parameter's value as it is, in alphabetical order. */
    List<String> placesOf(String parameter) {
        return byPath.entrySet().stream()
                .flatMap(section -> section.getValue().given().entrySet().stream()
                        .filter(key -> isAlone(key.getValue().term(), parameter))
                        .map(key -> section.getKey() + "." + key.getKey()))
                .sorted()
                .toList();
    }

    private static boolean isAlone(Term term, String parameter) {
        return !(term instanceof Term.Computed) && term.names().equals(List.of(parameter));
    }

    /**
     * The value of a key, or its default; empty without one, and where there is no such key.
     *
     * @param path such as {@code training.learning-rate}
     * @param values of the active parameters
     */
    Optional<Object> at(String path, Map<String, Object> values) {
        int dot = path.lastIndexOf('.');
        String key = path.substring(dot + 1);
        return Optional.ofNullable(byPath.get(path.substring(0, dot)))
                .flatMap(section -> Optional.ofNullable(section.given().get(key))
                        .filter(setting -> setting.isActive(values))
                        .map(setting -> setting.at(values))
                        .or(() -> section.fields().stream()
                                .filter(field -> field.key().equals(key))
                                .findFirst()
                                .flatMap(Option::standard)));
    }
}
