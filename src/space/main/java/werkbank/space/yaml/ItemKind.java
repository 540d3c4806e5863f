package werkbank.space.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.option.Block;
import werkbank.option.Option;
import werkbank.recipe.layer.LayerKind;

/**
 * The kind of an item of a network's list: a layer, a block of layers, or copies of a list.
 *
 * @param main the key that a value directly behind the name stands for; empty for none
 * @param branches the lists of layers that it has
 * @param layer empty for copies
 */
record ItemKind(Block block, Optional<Option> main, LayerKind.Branches branches, Optional<LayerKind> layer) {
    private static final ItemKind REPEAT =
            new ItemKind(RepeatTemplate.BLOCK, Optional.empty(), LayerKind.Branches.ONE, Optional.empty());

    /** The most lists of one item, which are named by a letter each. */
    static final int MOST_LISTS = 26;

    /** All kinds, in the order in which tables have them. */
    static List<ItemKind> all() {
        return Stream.concat(LayerKind.written().stream().map(ItemKind::of), Stream.of(REPEAT))
                .toList();
    }

    private static ItemKind of(LayerKind kind) {
        return new ItemKind(kind.block(), kind.main(), kind.branches(), Optional.of(kind));
    }

    static Optional<ItemKind> named(String name) {
        return all().stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return all().stream().map(ItemKind::name).toList();
    }

    String name() {
        return block.name();
    }

    List<Option> options() {
        return block.options();
    }

    /** Whether it needs no key at all. */
    boolean isOptional() {
        return branches == LayerKind.Branches.NONE && options().stream().noneMatch(Option::required);
    }

    /** The key of its lists; empty when it has none. */
    Optional<String> listsKey() {
        return switch (branches) {
            case NONE -> Optional.empty();
            case ONE -> Optional.of(RepeatTemplate.LISTS);
            case SEVERAL -> Optional.of("branches");
        };
    }

    /** The lists as one writes them, for messages. */
    String listsExample() {
        return branches == LayerKind.Branches.SEVERAL ? "[[{conv: 16}], [{max-pool: 2}]]" : "[{conv: 16}, {conv: 16}]";
    }

    NetworkItem item(Place place, Section section, Map<String, List<Object>> when, List<List<NetworkItem>> lists) {
        return layer.<NetworkItem>map(kind -> new LayerTemplate(place, kind, section, when, lists))
                .orElseGet(() -> new RepeatTemplate(section, when, lists.get(0)));
    }
}
