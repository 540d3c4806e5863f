package werkbank.space.yaml;

import static werkbank.space.yaml.SchemaParts.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import werkbank.option.Block;
import werkbank.option.Option;
import werkbank.recipe.layer.LayerKind;

/** The schema of the network's layers. */
final class LayerSchema {
    private LayerSchema() {}

    static Map<String, Object> of(List<LayerKind> kinds) {
        List<String> alone = kinds.stream()
                .filter(LayerSchema::isOptional)
                .map(LayerKind::name)
                .toList();
        List<Object> required = new ArrayList<>();
        kinds.forEach(kind -> required.add(map("required", List.of(kind.name()))));
        Map<String, Object> properties = map("when", SchemaParts.ref("when"));
        kinds.forEach(kind -> properties.put(kind.name(), layer(kind)));
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

    private static Map<String, Object> layer(LayerKind kind) {
        Block block = documented(kind);
        Map<String, Object> keys = SchemaParts.openBlock(block);
        if (isOptional(kind)) {
            keys.put("type", List.of("object", "null"));
        }
        if (kind.main().isEmpty()) {
            return keys;
        }
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("description", keys.remove("description"));
        layer.put("anyOf", List.of(SchemaParts.open(kind.main().get().domain()), keys));
        return layer;
    }

    /** The layer's block, whose documentation also tells its short form. */
    static Block documented(LayerKind kind) {
        String shortForm = kind.main()
                .map(option -> " A value alone is its `" + option.key() + "`.")
                .orElse("");
        return new Block(kind.name(), kind.block().documentation() + shortForm, kind.options());
    }

    private static boolean isOptional(LayerKind kind) {
        return kind.options().stream().noneMatch(Option::required);
    }
}
