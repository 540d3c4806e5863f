package werkbank.space.yaml;

import static werkbank.space.yaml.SchemaParts.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of the block {@code augmentation:}. */
final class AugmentationSchema {
    private AugmentationSchema() {}

    static Map<String, Object> of() {
        Map<String, Object> properties = SchemaParts.open(AugmentationKeys.OWN);
        AugmentationKeys.BLOCKS.forEach(block -> properties.put(block.name(), SchemaParts.openBlock(block)));
        Map<String, Object> augmentation = SchemaParts.object(
                "Random changes of each training image in each epoch. Default: none.",
                AugmentationKeys.OWN,
                properties);
        augmentation.put(
                "dependentSchemas",
                map(
                        "shift", without("shift-x", "shift-y"),
                        "zoom", without("zoom-x", "zoom-y"),
                        "zoom-tied", without("zoom-x", "zoom-y")));
        return augmentation;
    }

    private static Map<String, Object> without(String... keys) {
        Map<String, Object> none = new LinkedHashMap<>();
        List.of(keys).forEach(key -> none.put(key, false));
        return map("properties", none);
    }
}
