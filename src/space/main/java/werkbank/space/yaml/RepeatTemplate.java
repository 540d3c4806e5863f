package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.recipe.layer.Layer;

/**
 * Several copies of a list of layers, one behind the other, before the parameters have values.
 *
 * @param times the section of {@link #BLOCK}
 */
record RepeatTemplate(Section times, Map<String, List<Object>> when, List<NetworkItem> items) implements NetworkItem {
    static final String NAME = "repeat";

    /** The key of the list. */
    static final String LISTS = "layers";

    static final Option TIMES =
            Option.required("times", new Domain.Whole(1).atMost(1_000), "How many copies, one behind the other.");

    static final Block BLOCK = Block.of(
            NAME,
            "Several copies of the list under `layers`, one behind the other; a range in the list is one parameter, the same in"
                    + " all copies. A number alone is its `times`, with `layers` beside it.",
            TIMES);

    @Override
    public List<List<NetworkItem>> lists() {
        return List.of(items);
    }

    @Override
    public List<Layer> layers(NetworkPoint point) {
        int copies = times.at(point.values()).whole(TIMES.key());
        List<Layer> layers = new ArrayList<>(point.layers(items));
        boolean isLeftOut = layers.isEmpty();
        for (int copy = 1; copy < copies && !isLeftOut; copy++) {
            layers.addAll(point.layers(items));
        }
        return layers;
    }
}
