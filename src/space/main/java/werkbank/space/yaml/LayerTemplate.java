package werkbank.space.yaml;

import java.util.List;
import java.util.Map;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.LayerKind;

/**
 * A layer before the parameters have values.
 *
 * @param when parameter to accepted values; the layer is there only while all hold
 */
record LayerTemplate(Place place, LayerKind kind, Section section, Map<String, List<Object>> when) {

    /** @param values of the active parameters */
    boolean isActive(Map<String, Object> values) {
        return when.entrySet().stream()
                .allMatch(c -> values.containsKey(c.getKey()) && c.getValue().contains(values.get(c.getKey())));
    }

    Layer at(Map<String, Object> values) {
        return kind.create(section.at(values));
    }
}
