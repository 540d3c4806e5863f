package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.recipe.layer.LayerKind;

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
    record Draft(Place place, LayerKind kind, Section section, List<Condition> when) {
        LayerTemplate bind(ParameterBinder binder) {
            return new LayerTemplate(place, kind, section, binder.bind(when));
        }
    }

    /** @throws werkbank.InputException when it is not a list of layers */
    List<Draft> read(YamlTree network) {
        if (RangeReader.isRange(network)) {
            throw network.place()
                    .error("a network is one list of layers; name a choice under parameters, for instance"
                            + " size: {choice: [small, large]}, and give layers a condition:"
                            + " - {conv: 32, when: {size: large}}");
        }
        List<YamlTree> items = network.items("network", EXAMPLE).items();
        if (items.isEmpty()) {
            throw network.place().error("network is empty; it needs at least one layer, for instance " + EXAMPLE);
        }
        Problems problems = new Problems();
        List<Draft> layers = new ArrayList<>();
        for (int i = 1; i <= items.size(); i++) {
            YamlTree item = items.get(i - 1);
            String path = "network." + i;
            problems.read(() -> layer(path, item)).ifPresent(layers::add);
        }
        problems.raise();
        return layers;
    }

    private Draft layer(String path, YamlTree item) {
        if (item instanceof YamlTree.Scalar name) {
            YamlTree.Keys nothing = new YamlTree.Keys(name.place(), Map.of());
            return layer(path, name.text(), new YamlTree.Entry(name.place(), nothing), Optional.empty());
        }
        YamlTree.Keys keys = item.keys(path, EXAMPLE);
        Map<String, YamlTree.Entry> types = keys.without("when").entries();
        rejectTypeAsKey(path, types);
        if (types.size() != 1) {
            throw keys.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s has %s; each item has one layer (and its 'when'), for instance %s",
                            path,
                            types.isEmpty() ? "no layer" : MessageText.oneLine(String.join(" and ", types.keySet())),
                            EXAMPLE));
        }
        Map.Entry<String, YamlTree.Entry> type = types.entrySet().iterator().next();
        return layer(path, type.getKey(), type.getValue(), keys.find("when"));
    }

    /** Rejects a layer as others write it, {@code {type: conv, filters: 32}}. */
    private static void rejectTypeAsKey(String path, Map<String, YamlTree.Entry> keys) {
        Stream.of("type", "layer", "class_name")
                .filter(keys::containsKey)
                .filter(key -> keys.get(key).value() instanceof YamlTree.Scalar)
                .findFirst()
                .ifPresent(key -> {
                    YamlTree.Entry type = keys.get(key);
                    String named = type.value().text();
                    throw type.place()
                            .error(String.format(
                                    Locale.ROOT,
                                    "%s has its layer's name behind %s; the name comes first: {%s: %s}",
                                    path,
                                    MessageText.quoted(key),
                                    MessageText.oneLine(Vocabulary.meant(named, LayerKind.names())
                                            .orElse(named)),
                                    MessageText.oneLine(new YamlTree.Keys(type.place(), keys)
                                            .without(key)
                                            .text())));
                });
    }

    private Draft layer(String path, String label, YamlTree.Entry entry, Optional<YamlTree> condition) {
        Problems problems = new Problems();
        Place place = entry.place();
        if (LayerKind.written(label).isEmpty()) {
            problems.add(
                    place,
                    String.format(
                            Locale.ROOT,
                            "there is no layer %s%s",
                            MessageText.quoted(label),
                            Vocabulary.remedy(label, LayerKind.names())));
        }
        LayerKind kind = LayerKind.written(label)
                .or(() -> Vocabulary.meant(label, LayerKind.names()).flatMap(LayerKind::written))
                .orElseThrow(problems::all);
        YamlTree value = outside(kind, entry.value(), problems);
        List<Condition> when = condition
                .or(() -> inside(entry.value()))
                .flatMap(tree -> problems.read(() -> Condition.read(tree)))
                .orElse(List.of());
        var section = problems.read(() -> section(path + "." + kind.name(), kind, value, when));
        problems.raise();
        parameters.useIn(place, when);
        return new Draft(place, kind, section.orElseThrow(), when);
    }

    /** A condition that stands in the layer, where it means nothing. */
    private static Optional<YamlTree> inside(YamlTree layer) {
        return RangeReader.isRange(layer) || !(layer instanceof YamlTree.Keys keys)
                ? Optional.empty()
                : keys.find("when");
    }

    /** The layer without such a condition. */
    private static YamlTree outside(LayerKind kind, YamlTree layer, Problems problems) {
        inside(layer).ifPresent(when -> {
            YamlTree.Keys keys = (YamlTree.Keys) layer;
            problems.add(
                    keys.entries().get("when").place(),
                    String.format(
                            Locale.ROOT,
                            "'when' belongs beside the layer, not in it; write {%s: %s, when: %s}",
                            kind.name(),
                            keys.without("when").text(),
                            when.text()));
        });
        return inside(layer).isPresent() ? ((YamlTree.Keys) layer).without("when") : layer;
    }

    private Section section(String path, LayerKind kind, YamlTree value, List<Condition> when) {
        boolean isForeign = ForeignRange.ours(value).isPresent();
        if (value instanceof YamlTree.Keys keys && !RangeReader.isRange(value) && !isForeign) {
            return sections.read(path, keys, kind.options(), when);
        }
        boolean isOptional = kind.options().stream().noneMatch(Option::required);
        if (value instanceof YamlTree.Nothing && isOptional) {
            return new Section(kind.options(), Map.of());
        }
        Option field = kind.main().orElseThrow(() -> value.place()
                .error(String.format(
                        Locale.ROOT, "%s is %s; %s", kind.name(), value.kind(), withoutMainKey(kind, value))));
        Setting main = sections.setting(path, kind.name(), field, value, when);
        return new Section(kind.options(), Map.of(field.key(), main));
    }

    /** A value that would turn the layer on and off is what a condition does here. */
    private static String withoutMainKey(LayerKind kind, YamlTree value) {
        if (value instanceof YamlTree.Scalar scalar && scalar.value() instanceof Boolean isOn) {
            return isOn ? "write its name alone, - " + kind.name() : "delete the layer";
        }
        if (value instanceof YamlTree.Scalar scalar && scalar.text().startsWith("$")) {
            return String.format(
                    Locale.ROOT,
                    "a layer is turned on and off by a condition beside it; write {%s: {}, when: {%s: true}}",
                    kind.name(),
                    scalar.text().substring(1));
        }
        if (RangeReader.isRange(value)) {
            return String.format(
                    Locale.ROOT,
                    "give the range a name under parameters, for instance use-it: {choice: [true, false]},"
                            + " and the layer a condition, {%s: {}, when: {use-it: true}}",
                    kind.name());
        }
        return withoutMainKey(kind);
    }

    private static String withoutMainKey(LayerKind kind) {
        return kind.options().isEmpty()
                ? "it takes no value, write the layer's name alone"
                : String.format(
                        Locale.ROOT,
                        "it takes a block of keys, for instance {%s: 0.9}",
                        kind.options().get(0).key());
    }
}
