package werkbank.space.yaml;

import static werkbank.space.yaml.SchemaParts.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import werkbank.option.Block;
import werkbank.option.Option;

/** The schema of the network's layers. */
final class LayerSchema {
    private LayerSchema() {}

    static Map<String, Object> of(List<LayerType> types) {
        List<String> alone = types.stream()
                .filter(LayerSchema::isOptional)
                .map(LayerType::label)
                .toList();
        List<Object> required = new ArrayList<>();
        types.forEach(type -> required.add(map("required", List.of(type.label()))));
        Map<String, Object> properties = map("when", SchemaParts.ref("when"));
        types.forEach(type -> properties.put(type.label(), layer(type)));
        return map(
                "description",
                "A layer's name, alone or with its value or keys.",
                "anyOf",
                List.of(
                        map("enum", alone),
                        map(
                                "type",
                                "object",
                                "additionalProperties",
                                false,
                                "minProperties",
                                1,
                                "maxProperties",
                                2,
                                "anyOf",
                                required,
                                "if",
                                map("minProperties", 2),
                                "then",
                                map("required", List.of("when")),
                                "properties",
                                properties)));
    }

    private static Map<String, Object> layer(LayerType type) {
        Block block = documented(type);
        Map<String, Object> keys = SchemaParts.openBlock(block);
        if (isOptional(type)) {
            keys.put("type", List.of("object", "null"));
        }
        if (type.mainField().isEmpty()) {
            return keys;
        }
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("description", keys.remove("description"));
        layer.put("anyOf", List.of(SchemaParts.open(type.mainField().get().domain()), keys));
        return layer;
    }

    /** The layer's block, whose documentation also tells its short form. */
    static Block documented(LayerType type) {
        String shortForm = type.mainField()
                .map(option -> " A value alone is its `" + option.key() + "`.")
                .orElse("");
        return new Block(type.label(), type.documentation() + shortForm, type.fields());
    }

    private static boolean isOptional(LayerType type) {
        return type.fields().stream().noneMatch(Option::required);
    }
}
