package werkbank.space.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The block that a key belongs to which stands elsewhere.
 *
 * @param block empty for the top level
 * @param key as it is called there
 */
record MisplacedKey(String block, String key) {
    private static final Map<String, List<String>> BLOCKS = Map.of(
            "training",
            TrainingKeys.ALL,
            "data",
            DataReader.KEYS,
            ImageReader.KEY,
            ImageReader.BLOCK.keys(),
            "augmentation",
            AugmentationKeys.ALL,
            "",
            SpaceFile.KNOWN);
    /** The blocks in the order in which a key that several take is looked for. */
    private static final List<String> ORDER = List.of("training", "data", ImageReader.KEY, "augmentation", "");

    /**
     * Finds the block that has such a key, by its own name rather than by another's; empty when none has, or only that
     * with the known keys.
     */
    static Optional<MisplacedKey> of(String key, Collection<String> known) {
        return find(known, keys -> Vocabulary.same(key, keys))
                .or(() -> find(known, keys -> Vocabulary.synonym(key, keys)));
    }

    private static Optional<MisplacedKey> find(
            Collection<String> known, Function<Collection<String>, Optional<String>> search) {
        return ORDER.stream()
                .filter(block -> !BLOCKS.get(block).equals(known))
                .flatMap(block -> search.apply(BLOCKS.get(block)).map(ours -> new MisplacedKey(block, ours)).stream())
                .findFirst();
    }

    /** Says what to do, to follow what is wrong. */
    String words() {
        return block.isEmpty()
                ? String.format(Locale.ROOT, "it belongs to the top level of the file, as %s", key)
                : String.format(Locale.ROOT, "it belongs under %s, as %s", block, key);
    }

    /** The file as if the keys at its top that belong into a block stood there, so that what follows is no error. */
    static YamlTree.Keys moved(YamlTree.Keys root, YamlTree.Keys asWritten) {
        Map<String, YamlTree.Entry> entries = new LinkedHashMap<>(root.entries());
        asWritten.entries().forEach((key, entry) -> {
            if (Vocabulary.meant(key, SpaceFile.KNOWN).isEmpty()) {
                of(key, SpaceFile.KNOWN).ifPresent(home -> home.put(entry, entries));
            }
        });
        return new YamlTree.Keys(root.place(), entries);
    }

    private void put(YamlTree.Entry entry, Map<String, YamlTree.Entry> root) {
        YamlTree.Entry before =
                root.getOrDefault(block, new YamlTree.Entry(entry.place(), new YamlTree.Keys(entry.place(), Map.of())));
        if (before.value() instanceof YamlTree.Keys keys) {
            Map<String, YamlTree.Entry> inside = new LinkedHashMap<>(keys.entries());
            inside.putIfAbsent(key, entry);
            root.put(block, new YamlTree.Entry(before.place(), new YamlTree.Keys(keys.place(), inside)));
        }
    }
}
