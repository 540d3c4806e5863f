package werkbank.space.yaml;

import java.util.List;
import java.util.Map;
import werkbank.option.Values;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.LayerKind;

/**
 * A layer or block before the parameters have values. A block with one list is left out where all of the list is.
 *
 * @param lists of the block's layers, as many as its kind has
 */
record LayerTemplate(
        Place place, LayerKind kind, Section section, Map<String, List<Object>> when, List<List<NetworkItem>> lists)
        implements NetworkItem {

    @Override
    public List<Layer> layers(NetworkPoint point) {
        Problems problems = new Problems();
        var values = problems.read(() -> section.at(point.values()));
        List<List<Layer>> inner = lists.stream()
                .map(list -> problems.read(() -> point.layers(list)).orElse(List.of()))
                .toList();
        problems.raise();
        boolean isLeftOut =
                kind.branches() == LayerKind.Branches.ONE && inner.get(0).isEmpty();
        return isLeftOut ? List.of() : List.of(layer(point, values.orElseThrow(), inner));
    }

    private Layer layer(NetworkPoint point, Values values, List<List<Layer>> inner) {
        return point.placed(place, kind.create(values, inner));
    }
}
