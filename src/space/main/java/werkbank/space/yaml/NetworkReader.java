package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import werkbank.option.MessageText;
import werkbank.recipe.layer.LayerKind;

/** Reads a network's list of layers, and the lists in it. */
final class NetworkReader {
    private static final String EXAMPLE = "- conv: {filters: 32}";

    private final ParameterTable parameters;
    private final SectionReader sections;

    NetworkReader(ParameterTable parameters) {
        this.parameters = parameters;
        this.sections = new SectionReader(parameters);
    }

    /** @throws werkbank.InputException when it is not a list of layers */
    List<NetworkDraft> read(YamlTree network) {
        if (RangeReader.isRange(network)) {
            throw network.place()
                    .error("a network is one list of layers; name a choice under parameters, for instance"
                            + " size: {choice: [small, large]}, and give layers a condition:"
                            + " - {conv: 32, when: {size: large}}");
        }
        return list("network", network, "network.", List.of());
    }

    /**
     * Reads a list of at least one layer.
     *
     * @param label for messages about the list
     * @param prefix of the items' paths, to which each adds its number
     * @param where the conditions under which the list matters
     */
    private List<NetworkDraft> list(String label, YamlTree tree, String prefix, List<Condition> where) {
        YamlTree.Items list = tree.items(label, EXAMPLE);
        if (list.items().isEmpty()) {
            throw list.place()
                    .error(String.format(
                            Locale.ROOT, "%s is empty; it needs at least one layer, for instance %s", label, EXAMPLE));
        }
        return items(list, prefix, where);
    }

    private List<NetworkDraft> items(YamlTree.Items list, String prefix, List<Condition> where) {
        Problems problems = new Problems();
        List<NetworkDraft> drafts = new ArrayList<>();
        for (int i = 1; i <= list.items().size(); i++) {
            YamlTree item = list.items().get(i - 1);
            String path = prefix + i;
            problems.read(() -> item(path, item, where)).ifPresent(drafts::add);
        }
        problems.raise();
        return drafts;
    }

    private NetworkDraft item(String path, YamlTree item, List<Condition> where) {
        if (item instanceof YamlTree.Scalar name) {
            YamlTree.Keys nothing = new YamlTree.Keys(name.place(), Map.of());
            return item(path, name.text(), new YamlTree.Entry(name.place(), nothing), Optional.empty(), where);
        }
        YamlTree.Keys keys = item.keys(path, EXAMPLE);
        Map<String, YamlTree.Entry> types = withTimes(keys.without("when").entries());
        rejectTypeAsKey(path, types);
        if (types.size() != 1) {
            throw keys.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s has %s; %s",
                            path,
                            types.isEmpty() ? "no layer" : MessageText.oneLine(String.join(" and ", types.keySet())),
                            oneEach(types.keySet())));
        }
        Map.Entry<String, YamlTree.Entry> type = types.entrySet().iterator().next();
        return item(path, type.getKey(), type.getValue(), keys.find("when"), where);
    }

    /** Makes {@code repeat: {times: 3, layers: [...]}} of a {@code repeat: 3} with {@code layers: [...]} beside it. */
    private static Map<String, YamlTree.Entry> withTimes(Map<String, YamlTree.Entry> keys) {
        YamlTree.Entry repeat = keys.get(RepeatTemplate.NAME);
        boolean isShort = keys.keySet().equals(Set.of(RepeatTemplate.NAME, RepeatTemplate.LISTS))
                && (repeat.value() instanceof YamlTree.Scalar || RangeReader.isRange(repeat.value()));
        if (!isShort) {
            return keys;
        }
        Map<String, YamlTree.Entry> full = new LinkedHashMap<>();
        full.put(RepeatTemplate.TIMES.key(), repeat);
        full.put(RepeatTemplate.LISTS, keys.get(RepeatTemplate.LISTS));
        YamlTree.Keys body = new YamlTree.Keys(repeat.place(), full);
        return Map.of(RepeatTemplate.NAME, new YamlTree.Entry(repeat.place(), body));
    }

    private static String oneEach(Set<String> types) {
        return types.stream()
                .flatMap(name -> ItemKind.named(name).stream())
                .filter(kind -> kind.listsKey().isPresent())
                .findFirst()
                .map(kind -> String.format(
                        Locale.ROOT,
                        "what belongs to %1$s stands in it, as in %1$s: {%2$s: %3$s}",
                        kind.name(),
                        kind.listsKey().orElseThrow(),
                        kind.listsExample()))
                .orElse("each item has one layer (and its 'when'), for instance " + EXAMPLE);
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
                                    MessageText.oneLine(Vocabulary.meant(named, ItemKind.names())
                                            .orElse(named)),
                                    MessageText.oneLine(new YamlTree.Keys(type.place(), keys)
                                            .without(key)
                                            .text())));
                });
    }

    private NetworkDraft item(
            String path, String label, YamlTree.Entry entry, Optional<YamlTree> condition, List<Condition> outer) {
        Problems problems = new Problems();
        Place place = entry.place();
        if (ItemKind.named(label).isEmpty()) {
            problems.add(
                    place,
                    String.format(
                            Locale.ROOT,
                            "there is no layer %s%s",
                            MessageText.quoted(label),
                            Vocabulary.remedy(label, ItemKind.names())));
        }
        ItemKind kind = ItemKind.named(label)
                .or(() -> Vocabulary.meant(label, ItemKind.names()).flatMap(ItemKind::named))
                .orElseThrow(problems::all);
        YamlTree value = outside(kind, entry.value(), problems);
        List<Condition> own = condition
                .or(() -> inside(entry.value()))
                .flatMap(tree -> problems.read(() -> Condition.read(tree)))
                .orElse(List.of());
        List<Condition> where = Condition.both(outer, own);
        var body = problems.read(() -> body(path + "." + kind.name(), kind, value, where));
        problems.raise();
        parameters.useIn(place, own);
        return binder -> kind.item(
                place,
                body.orElseThrow().section(),
                binder.bind(where),
                NetworkDraft.bindAll(body.orElseThrow().lists(), binder));
    }

    /** A condition that stands in the layer, where it means nothing. */
    private static Optional<YamlTree> inside(YamlTree layer) {
        return RangeReader.isRange(layer) || !(layer instanceof YamlTree.Keys keys)
                ? Optional.empty()
                : keys.find("when");
    }

    /** The layer without such a condition. */
    private static YamlTree outside(ItemKind kind, YamlTree layer, Problems problems) {
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

    private ItemBody body(String path, ItemKind kind, YamlTree value, List<Condition> where) {
        if (kind.listsKey().isEmpty()) {
            return ItemBody.ofLayer(sections, path, kind, value, where);
        }
        String key = kind.listsKey().get();
        Problems problems = new Problems();
        List<String> known =
                Stream.concat(Stream.of(key), kind.block().keys().stream()).toList();
        YamlTree.Keys keys = ItemBody.inFull(kind, value).known(path, known, problems);
        var section = problems.read(() -> sections.read(path, keys.without(key), kind.options(), where));
        if (keys.find(key).isEmpty()) {
            problems.add(
                    value.place(),
                    String.format(
                            Locale.ROOT, "%s has no %s; list them, as in %s: %s", path, key, key, kind.listsExample()));
        }
        var lists = keys.find(key).flatMap(tree -> problems.read(() -> lists(path, kind, tree, where)));
        problems.raise();
        return new ItemBody(section.orElseThrow(), lists.orElseThrow());
    }

    private List<List<NetworkDraft>> lists(String path, ItemKind kind, YamlTree tree, List<Condition> where) {
        return kind.branches() == LayerKind.Branches.ONE
                ? List.of(list(path, tree, path + ".", where))
                : branches(path, kind, tree.items(path, kind.listsExample()), where);
    }

    /** An empty branch passes its input on. */
    private List<List<NetworkDraft>> branches(String path, ItemKind kind, YamlTree.Items lists, List<Condition> where) {
        Problems problems = new Problems();
        int count = lists.items().size();
        if (count < 2 || count > ItemKind.MOST_LISTS) {
            problems.add(
                    lists.place(),
                    String.format(
                            Locale.ROOT,
                            "%s has %d branches; it must have 2 to %d, each a list, for instance %s",
                            path,
                            count,
                            ItemKind.MOST_LISTS,
                            kind.listsExample()));
        }
        List<List<NetworkDraft>> branches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            YamlTree branch = lists.items().get(i);
            String name = path + "." + (char) ('a' + i);
            problems.read(() -> items(branchOf(name, branch), name, where)).ifPresent(branches::add);
        }
        problems.raise();
        return branches;
    }

    private static YamlTree.Items branchOf(String name, YamlTree branch) {
        if (branch instanceof YamlTree.Items list) {
            return list;
        }
        throw branch.place()
                .error(String.format(
                        Locale.ROOT,
                        "%s is %s; a branch is a list of layers, write [%s]",
                        name,
                        MessageText.oneLine(branch.text()),
                        MessageText.oneLine(branch.text())));
    }
}
