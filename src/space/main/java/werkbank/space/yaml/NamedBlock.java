package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import werkbank.option.Domain;
import werkbank.option.MessageText;

/**
 * A thing that is named by a word alone, or by a block with the word as its only key and options below.
 *
 * @param options none when the word stands alone
 */
record NamedBlock(String name, YamlTree.Keys options) {
    /** Keys behind which others write the name. */
    private static final List<String> NAMING = List.of("type", "name", "method", "algorithm", "kind");

    /**
     * Reads a named block.
     *
     * @param key that it is the value of
     * @param example of the block
     * @throws werkbank.InputException when it is none of the names
     */
    static NamedBlock of(YamlTree tree, String key, List<String> names, String example) {
        Domain.Word words = new Domain.Word(names);
        if (tree instanceof YamlTree.Keys keys) {
            rejectNameBehindKey(keys, key, words);
            keys.only(key, names);
            if (keys.entries().size() != 1) {
                throw keys.place()
                        .error(String.format(
                                Locale.ROOT,
                                "%s names %d; give one, for instance {%s}",
                                key,
                                keys.entries().size(),
                                example));
            }
            Map.Entry<String, YamlTree.Entry> only =
                    keys.entries().entrySet().iterator().next();
            return new NamedBlock(
                    only.getKey(), options(only.getKey(), only.getValue().value(), example));
        }
        return new NamedBlock((String) tree.value(key, words), new YamlTree.Keys(tree.place(), Map.of()));
    }

    private static YamlTree.Keys options(String name, YamlTree tree, String example) {
        if (tree instanceof YamlTree.Keys options) {
            return options;
        }
        throw tree.place()
                .error(String.format(
                        Locale.ROOT,
                        "%s is %s; its options are keys below it, as in {%s}; without any, write its name alone",
                        name,
                        tree.kind(),
                        example));
    }

    /** @throws werkbank.InputException with our form of {@code {type: asha, reduction: 3}} */
    static void rejectNameBehindKey(YamlTree.Keys keys, String key, Domain.Word words) {
        for (String foreign : NAMING) {
            keys.find(foreign)
                    .flatMap(name -> Vocabulary.synonym(name.text(), words.words()))
                    .ifPresent(name -> {
                        String options = keys.without(foreign).text();
                        throw keys.place()
                                .error(String.format(
                                        Locale.ROOT,
                                        "%s is %s; write %s",
                                        key,
                                        MessageText.oneLine(keys.text()),
                                        options.equals("{}") ? name : "{" + name + ": " + options + "}"));
                    });
        }
    }
}
