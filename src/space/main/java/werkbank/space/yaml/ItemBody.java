package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.option.MessageText;
import werkbank.option.Option;

/**
 * The value behind the name of an item of a network's list.
 *
 * @param lists of further items
 */
record ItemBody(Section section, List<List<NetworkDraft>> lists) {

    /**
     * Reads the body of a layer without lists.
     *
     * @param path of the item, for instance {@code network.3.conv}
     * @param where the conditions under which it is there
     */
    static ItemBody ofLayer(SectionReader sections, String path, ItemKind kind, YamlTree value, List<Condition> where) {
        return new ItemBody(section(sections, path, kind, value, where), List.of());
    }

    private static Section section(
            SectionReader sections, String path, ItemKind kind, YamlTree value, List<Condition> where) {
        if (value instanceof YamlTree.Keys keys && !RangeReader.isRange(value) && !isForeignRange(kind, keys)) {
            return sections.read(path, keys, kind.options(), where);
        }
        if (value instanceof YamlTree.Nothing && kind.isOptional()) {
            return sections.inShort(path, new Section(kind.options(), Map.of()));
        }
        Option field = kind.main().orElseThrow(() -> value.place()
                .error(String.format(
                        Locale.ROOT, "%s is %s; %s", kind.name(), value.kind(), withoutMainKey(kind, value))));
        Setting main = sections.setting(path, kind.name(), field, value, where);
        return sections.inShort(path, new Section(kind.options(), Map.of(field.key(), main)));
    }

    /** Whether keys that others write for ranges stand there, and some of them are none of the layer's own. */
    private static boolean isForeignRange(ItemKind kind, YamlTree.Keys keys) {
        return !kind.block().keys().containsAll(keys.entries().keySet())
                && ForeignRange.ours(keys).isPresent();
    }

    /** A value that would turn the layer on and off is what a condition does here. */
    private static String withoutMainKey(ItemKind kind, YamlTree value) {
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
        return kind.options().isEmpty()
                ? "it takes no value, write the layer's name alone"
                : String.format(
                        Locale.ROOT,
                        "it takes a block of keys, for instance {%s: 0.9}",
                        kind.options().get(0).key());
    }

    /**
     * The keys of an item with lists, as if it were written in full.
     *
     * @throws werkbank.InputException when it is neither the list nor keys
     */
    static YamlTree.Keys inFull(ItemKind kind, YamlTree value) {
        String key = kind.listsKey().orElseThrow();
        if (value instanceof YamlTree.Items) {
            return new YamlTree.Keys(value.place(), Map.of(key, new YamlTree.Entry(value.place(), value)));
        }
        if (value instanceof YamlTree.Keys keys && !RangeReader.isRange(value)) {
            rejectLayerAsKey(kind, keys);
            return keys;
        }
        throw value.wrong(kind.name(), "a list, for instance " + kind.listsExample());
    }

    /** Rejects {@code residual: {conv: 16}}, in which the layers are no list. */
    private static void rejectLayerAsKey(ItemKind kind, YamlTree.Keys keys) {
        Optional<String> layer = keys.entries().keySet().stream()
                .filter(key -> kind.block().option(key).isEmpty())
                .filter(key -> ItemKind.named(key).isPresent())
                .findFirst();
        layer.ifPresent(name -> {
            throw keys.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s has %s as a key; its layers are a list, write %s",
                            kind.name(),
                            name,
                            MessageText.oneLine("- " + name + ": "
                                    + keys.find(name).orElseThrow().text())));
        });
    }
}
