package werkbank.space.yaml;

import static werkbank.space.yaml.SchemaParts.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import werkbank.option.Block;
import werkbank.option.Option;
import werkbank.recipe.layer.LayerKind;

/** The schema of the network's layers. */
final class LayerSchema {
    private LayerSchema() {}

    static Map<String, Object> of(List<ItemKind> kinds) {
        List<String> alone =
                kinds.stream().filter(ItemKind::isOptional).map(ItemKind::name).toList();
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
                                properties),
                        repeated()));
    }

    /** How often, with the list of layers beside it. */
    private static Map<String, Object> repeated() {
        Map<String, Object> properties = map(
                RepeatTemplate.NAME,
                SchemaParts.open(RepeatTemplate.TIMES.domain()),
                RepeatTemplate.LISTS,
                lists(LayerKind.Branches.ONE),
                "when",
                SchemaParts.ref("when"));
        Map<String, Object> object = SchemaParts.object("", List.of(), properties);
        object.put("required", List.of(RepeatTemplate.NAME, RepeatTemplate.LISTS));
        return object;
    }

    private static Map<String, Object> layer(ItemKind kind) {
        Block block = documented(kind);
        Map<String, Object> keys = SchemaParts.openBlock(block);
        if (kind.isOptional()) {
            keys.put("type", List.of("object", "null"));
        }
        return kind.listsKey().isPresent() ? withLists(kind, keys) : withMainKey(kind, keys);
    }

    private static Map<String, Object> withMainKey(ItemKind kind, Map<String, Object> keys) {
        return kind.main()
                .map(main -> either(keys, SchemaParts.open(main.domain())))
                .orElse(keys);
    }

    /** The lists alone, or a block with them under a key. */
    private static Map<String, Object> withLists(ItemKind kind, Map<String, Object> keys) {
        String key = kind.listsKey().orElseThrow();
        Map<String, Object> lists = lists(kind.branches());
        Map<String, Object> properties = map(key, lists);
        properties.putAll(SchemaParts.copy((Map<?, ?>) keys.get("properties")));
        keys.put("properties", properties);
        List<Object> required = new ArrayList<>(List.of(key));
        required.addAll((List<?>) keys.getOrDefault("required", List.of()));
        keys.put("required", required);
        return hasRequired(kind) ? keys : either(keys, lists);
    }

    private static boolean hasRequired(ItemKind kind) {
        return kind.options().stream().anyMatch(Option::required);
    }

    private static Map<String, Object> lists(LayerKind.Branches branches) {
        Map<String, Object> layers = map("type", "array", "items", SchemaParts.ref("layer"));
        if (branches == LayerKind.Branches.SEVERAL) {
            return map("type", "array", "minItems", 2, "maxItems", ItemKind.MOST_LISTS, "items", layers);
        }
        layers.put("minItems", 1);
        return layers;
    }

    /** A short form, or the block of keys. */
    private static Map<String, Object> either(Map<String, Object> keys, Map<String, Object> shortForm) {
        Map<String, Object> layer = map("description", keys.remove("description"));
        layer.put("anyOf", List.of(shortForm, keys));
        return layer;
    }

    /** The layer's block, whose documentation also tells its short form. */
    static Block documented(ItemKind kind) {
        return new Block(kind.name(), kind.block().documentation() + shortForm(kind), kind.options());
    }

    private static String shortForm(ItemKind kind) {
        return kind.listsKey()
                .filter(key -> !hasRequired(kind))
                .map(key -> " A list alone is its `" + key + "`.")
                .or(() -> kind.main().map(option -> " A value alone is its `" + option.key() + "`."))
                .orElse("");
    }
}
