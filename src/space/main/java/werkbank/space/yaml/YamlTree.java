package werkbank.space.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import werkbank.InputException;
import werkbank.option.Domain;
import werkbank.option.MessageText;

/** A YAML document in which everything knows its place. */
sealed interface YamlTree {
    Place place();

    /** Says what the tree is, for messages about what was found. */
    String kind();

    /** @param value a {@link Long}, {@link Double}, {@link Boolean} or {@link String}; {@code text} as it was written */
    record Scalar(Place place, Object value, String text) implements YamlTree {
        @Override
        public String kind() {
            return value instanceof String ? MessageText.shown(value) : text;
        }

        @Override
        public InputException wrong(String label, String rule) {
            boolean isQuotedNumber = value instanceof String && YamlText.isNumber(text) && rule.contains("number");
            return YamlTree.super.wrong(label, isQuotedNumber ? rule + "; write it without quotes" : rule);
        }
    }

    /** A key without a value, or {@code null}. */
    record Nothing(Place place) implements YamlTree {
        @Override
        public String kind() {
            return "empty";
        }
    }

    record Items(Place place, List<YamlTree> items) implements YamlTree {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Keys(Place place, Map<String, Entry> entries) implements YamlTree {
        @Override
        public String kind() {
            return "a block of keys";
        }

        Optional<YamlTree> find(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** @throws werkbank.InputException at this block when the key is not there */
        YamlTree need(String key, String remedy) {
            return find(key).orElseThrow(() -> place.error(key + " is missing; " + remedy));
        }

        /** @throws werkbank.InputException at all keys that are not known */
        void only(String where, Collection<String> known) {
            Problems problems = new Problems();
            known(where, known, problems);
            problems.raise();
        }

        /**
         * Checks the keys as {@link #only(String, Collection)} does.
         *
         * @param remedy what to do about an unknown key, to follow it
         */
        void only(String where, Collection<String> known, UnaryOperator<String> remedy) {
            Problems problems = new Problems();
            entries.forEach((key, entry) -> {
                if (!known.contains(key)) {
                    problems.add(entry.place(), unknown(key, where, remedy.apply(key)));
                }
            });
            problems.raise();
        }

        /** Leaves out the unknown keys; one whose meaning can be told goes on under our name. */
        Keys known(String where, Collection<String> known, Problems problems) {
            Map<String, Entry> ours = new LinkedHashMap<>();
            entries.forEach((key, entry) -> {
                if (known.contains(key)) {
                    ours.put(key, entry);
                    return;
                }
                problems.add(entry.place(), unknown(key, where, Vocabulary.remedyForKey(key, known)));
                Vocabulary.meant(key, known)
                        .filter(meant -> !entries.containsKey(meant))
                        .ifPresent(meant -> ours.putIfAbsent(meant, entry));
            });
            return new Keys(place, ours);
        }

        private static String unknown(String key, String where, String remedy) {
            return String.format(Locale.ROOT, "unknown key %s in %s%s", MessageText.quoted(key), where, remedy);
        }

        Keys without(String key) {
            Map<String, Entry> others = new LinkedHashMap<>(entries);
            others.remove(key);
            return new Keys(place, others);
        }
    }

    /** @param place of the key */
    record Entry(Place place, YamlTree value) {}

    /** The text as one writes it in a line. */
    default String text() {
        if (this instanceof Items list) {
            return list.items().stream().map(YamlTree::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (this instanceof Keys block) {
            return block.entries().entrySet().stream()
                    .map(entry ->
                            entry.getKey() + ": " + entry.getValue().value().text())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return this instanceof Scalar scalar ? scalar.text() : "";
    }

    /** Whether a value here is the word, or a name or arithmetic with it; or a condition looks at it. */
    default boolean mentions(String word) {
        if (this instanceof Items list) {
            return list.items().stream().anyMatch(item -> item.mentions(word));
        }
        if (this instanceof Keys block) {
            return block.entries().values().stream()
                            .anyMatch(entry -> entry.value().mentions(word))
                    || block.find("when")
                            .filter(when -> when instanceof Keys looks
                                    && looks.entries().containsKey(word))
                            .isPresent();
        }
        return this instanceof Scalar scalar
                && List.of(scalar.text().split("[^A-Za-z0-9_-]+")).contains(word);
    }

    default Keys keys(String label, String example) {
        if (this instanceof Keys keys) {
            return keys;
        }
        throw wrong(label, "a block of keys, for instance " + example);
    }

    default Items items(String label, String example) {
        if (this instanceof Items items) {
            return items;
        }
        throw wrong(label, "a list, for instance " + example);
    }

    default Scalar scalar(String label, String rule) {
        if (this instanceof Scalar scalar) {
            return scalar;
        }
        throw wrong(label, rule);
    }

    /**
     * The value that stands here, as the domain accepts it.
     *
     * @throws InputException when it is not in the domain
     */
    default Object value(String label, Domain domain) {
        Scalar scalar = scalar(label, domain.rule(""));
        return domain.accept(scalar.value())
                .orElseThrow(() -> scalar.wrong(label, Vocabulary.rule(domain, scalar.value())));
    }

    default InputException wrong(String label, String rule) {
        return place().error(String.format(Locale.ROOT, "%s is %s; it must be %s", label, kind(), rule));
    }
}
