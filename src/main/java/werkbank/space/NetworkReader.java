package werkbank.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the list of layers. */
final class NetworkReader {
    private static final String EXAMPLE = "- conv: {filters: 32}";

    private final ParameterTable parameters;
    private final SectionReader sections;

    NetworkReader(ParameterTable parameters) {
        this.parameters = parameters;
        this.sections = new SectionReader(parameters);
    }

    /** A layer whose {@code when} is still as the file has it. */
    record Draft(Place place, LayerType type, Section section, List<Condition> when) {
        LayerTemplate bind(ParameterBinder binder) {
            return new LayerTemplate(place, type, section, binder.bind(when));
        }
    }

    /** @throws werkbank.InputException when it is not a list of layers */
    List<Draft> read(Tree network) {
        List<Tree> items = network.items("network", EXAMPLE).items();
        if (items.isEmpty()) {
            throw network.place().error("network is empty; it needs at least one layer, for instance " + EXAMPLE);
        }
        List<Draft> layers = new ArrayList<>();
        for (Tree item : items) {
            layers.add(layer("network." + (layers.size() + 1), item));
        }
        return layers;
    }

    private Draft layer(String path, Tree item) {
        if (item instanceof Tree.Scalar name) {
            Tree.Keys nothing = new Tree.Keys(name.place(), Map.of());
            return layer(path, name.place(), name.text(), nothing, List.of());
        }
        Tree.Keys keys = item.keys(path, EXAMPLE);
        List<Condition> when = keys.find("when").map(Condition::read).orElse(List.of());
        Map<String, Tree.Entry> types = new LinkedHashMap<>(keys.without("when").entries());
        if (types.size() != 1) {
            throw keys.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s has %s; each item has one layer (and its 'when'), for instance %s",
                            path,
                            types.isEmpty() ? "no layer" : Wording.oneLine(String.join(" and ", types.keySet())),
                            EXAMPLE));
        }
        Map.Entry<String, Tree.Entry> type = types.entrySet().iterator().next();
        return layer(
                path, type.getValue().place(), type.getKey(), type.getValue().value(), when);
    }

    private Draft layer(String path, Place place, String label, Tree value, List<Condition> when) {
        LayerType type = LayerType.of(label)
                .orElseThrow(() -> place.error(String.format(
                        Locale.ROOT,
                        "there is no layer %s%s (known: %s)",
                        Wording.quoted(label),
                        Wording.didYouMean(label, LayerType.labels()),
                        String.join(", ", LayerType.labels()))));
        parameters.useIn(place, when);
        return new Draft(place, type, section(path + "." + label, type, value, when), when);
    }

    private Section section(String path, LayerType type, Tree value, List<Condition> when) {
        boolean isShort = !(value instanceof Tree.Keys) || RangeReader.isRange(value);
        if (!isShort) {
            return sections.read(path, (Tree.Keys) value, type.fields(), when);
        }
        Field field = type.mainField().orElseThrow(() -> value.place()
                .error(String.format(Locale.ROOT, "%s is %s; %s", type.label(), value.kind(), withoutMainField(type))));
        Setting main = sections.setting(path, type.label(), field, value, when);
        return new Section(type.fields(), Map.of(field.key(), main));
    }

    private static String withoutMainField(LayerType type) {
        return type.fields().isEmpty()
                ? "it takes no value, write the layer's name alone"
                : String.format(
                        Locale.ROOT,
                        "it takes a block of keys, for instance {%s: 0.9}",
                        type.fields().get(0).key());
    }
}
