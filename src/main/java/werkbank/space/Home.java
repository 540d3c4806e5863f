package werkbank.space;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The block that a key belongs to which stands elsewhere.
 *
 * @param block empty for the top level
 * @param key as it is called there
 */
record Home(String block, String key) {
    private static final Map<String, List<String>> BLOCKS = Map.of(
            "training", TrainingTemplate.KEYS,
            "data", DataReader.KEYS,
            "augmentation", AugmentationTemplate.KEYS,
            "", SpaceFile.KNOWN);
    /** The blocks in the order in which a key that several take is looked for. */
    private static final List<String> ORDER = List.of("training", "data", "augmentation", "");

    /** Empty when no block has such a key, or only that with the known keys. */
    static Optional<Home> of(String key, Collection<String> known) {
        return ORDER.stream()
                .filter(block -> !BLOCKS.get(block).equals(known))
                .flatMap(
                        block -> Vocabulary.synonym(key, BLOCKS.get(block)).map(ours -> new Home(block, ours)).stream())
                .findFirst();
    }

    /** Says what to do, to follow what is wrong. */
    String words() {
        return block.isEmpty()
                ? String.format(Locale.ROOT, "it belongs to the top level of the file, as %s", key)
                : String.format(Locale.ROOT, "it belongs under %s, as %s", block, key);
    }

    /** The file as if the keys at its top that belong into a block stood there, so that what follows is no error. */
    static Tree.Keys moved(Tree.Keys root, Tree.Keys asWritten) {
        Map<String, Tree.Entry> entries = new LinkedHashMap<>(root.entries());
        asWritten.entries().forEach((key, entry) -> {
            if (Vocabulary.meant(key, SpaceFile.KNOWN).isEmpty()) {
                of(key, SpaceFile.KNOWN).ifPresent(home -> home.put(entry, entries));
            }
        });
        return new Tree.Keys(root.place(), entries);
    }

    private void put(Tree.Entry entry, Map<String, Tree.Entry> root) {
        Tree.Entry before =
                root.getOrDefault(block, new Tree.Entry(entry.place(), new Tree.Keys(entry.place(), Map.of())));
        if (before.value() instanceof Tree.Keys keys) {
            Map<String, Tree.Entry> inside = new LinkedHashMap<>(keys.entries());
            inside.putIfAbsent(key, entry);
            root.put(block, new Tree.Entry(before.place(), new Tree.Keys(keys.place(), inside)));
        }
    }
}
