package werkbank.space.yaml;

import static werkbank.space.yaml.SchemaParts.map;

import java.util.List;
import java.util.Map;
import werkbank.option.Block;
import werkbank.recipe.layer.Layer;

/** The parts of the JSON Schema and of {@code docs/search-space.md} that are made of the declarations. */
final class Reference {
    private Reference() {}

    /** By the name under {@code $defs}. */
    static Map<String, Object> definitions() {
        return map("layer", LayerSchema.of(Layer.kinds()));
    }

    /** By the name in the page's comments. */
    static Map<String, String> tables() {
        return Map.of("layers", Tables.blocks("layer", "key", layers()));
    }

    private static List<Block> layers() {
        return Layer.kinds().stream().map(LayerSchema::documented).toList();
    }
}
