package werkbank.space.yaml;

import java.util.List;
import java.util.Map;
import werkbank.recipe.layer.Layer;

/** An item of a network's list, or of a list in it, before the parameters have values. */
sealed interface NetworkItem permits LayerTemplate, RepeatTemplate {
    /** Parameter to accepted values, those of the items around it too; the item is there only while all hold. */
    Map<String, List<Object>> when();

    /** The lists of items in it. */
    List<List<NetworkItem>> lists();

    /** The layers that it stands for at a point where it is there. */
    List<Layer> layers(NetworkPoint point);

    /** @param values of the active parameters */
    default boolean isActive(Map<String, Object> values) {
        return when().entrySet().stream()
                .allMatch(c -> values.containsKey(c.getKey()) && c.getValue().contains(values.get(c.getKey())));
    }
}
