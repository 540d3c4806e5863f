package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/** Parts of the JSON Schema: maps, lists, numbers and text. */
final class SchemaParts {
    private static final Map<String, Object> OPEN = ref("open");

    private SchemaParts() {}

    static Map<String, Object> ref(String name) {
        return Map.of("$ref", "#/$defs/" + name);
    }

    /** A map in the order of its arguments: a name, what it has, the next name and so on. */
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** The same entries in the same order, to change. */
    static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }

    /** A value that may be a range, a name or arithmetic as well. */
    static Map<String, Object> open(Domain domain) {
        Map<String, Object> fixed = domain.schema();
        List<Object> ways = new ArrayList<>(fixed.containsKey("anyOf") ? (List<?>) fixed.get("anyOf") : List.of(fixed));
        ways.add(OPEN);
        return map("anyOf", ways);
    }

    /** The options as properties, each a fixed value. */
    static Map<String, Object> fixed(List<Option> options) {
        return properties(options, false);
    }

    /** The options as properties, each fixed or open. */
    static Map<String, Object> open(List<Option> options) {
        return properties(options, true);
    }

    private static Map<String, Object> properties(List<Option> options, boolean isOpen) {
        Map<String, Object> properties = new LinkedHashMap<>();
        options.forEach(option -> properties.put(option.key(), property(option, isOpen)));
        return properties;
    }

    private static Map<String, Object> property(Option option, boolean isOpen) {
        Map<String, Object> property = map("description", plain(option.documentation()));
        property.putAll(isOpen ? open(option.domain()) : option.domain().schema());
        option.standard().ifPresent(standard -> property.put("default", standard));
        return property;
    }

    /** A block of keys and no others. */
    static Map<String, Object> object(String documentation, List<Option> options, Map<String, Object> properties) {
        Map<String, Object> object = documentation.isEmpty() ? map() : map("description", plain(documentation));
        object.put("type", "object");
        object.put("additionalProperties", false);
        List<String> required =
                options.stream().filter(Option::required).map(Option::key).toList();
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("properties", properties);
        return object;
    }

    /** A block's keys, each fixed or open. */
    static Map<String, Object> openBlock(Block block) {
        return object(block.documentation(), block.options(), open(block.options()));
    }

    /** One of several blocks: its name alone, or a block with the name as its only key and fixed options below. */
    static List<Object> oneOf(List<Block> blocks) {
        Map<String, Object> named = new LinkedHashMap<>();
        blocks.forEach(block ->
                named.put(block.name(), object(block.documentation(), block.options(), fixed(block.options()))));
        List<Object> names = new ArrayList<>(named.keySet());
        return List.of(
                map("enum", names),
                map(
                        "type",
                        "object",
                        "additionalProperties",
                        false,
                        "minProperties",
                        1,
                        "maxProperties",
                        1,
                        "properties",
                        named));
    }

    /** Documentation without Markdown's back-quotes and links. */
    static String plain(String documentation) {
        return documentation.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("`", "");
    }
}
