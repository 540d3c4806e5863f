package werkbank.space;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.InputException;

/** A YAML document in which everything knows its place. */
sealed interface Tree {
    Place place();

    /** What it is, for messages that say what was found. */
    String kind();

    /** @param value a {@link Long}, {@link Double}, {@link Boolean} or {@link String}; {@code text} as it was written */
    record Scalar(Place place, Object value, String text) implements Tree {
        @Override
        public String kind() {
            return value instanceof String ? Wording.shown(value) : text;
        }
    }

    /** A key without a value, or {@code null}. */
    record Nothing(Place place) implements Tree {
        @Override
        public String kind() {
            return "empty";
        }
    }

    record Items(Place place, List<Tree> items) implements Tree {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Keys(Place place, Map<String, Entry> entries) implements Tree {
        @Override
        public String kind() {
            return "a block of keys";
        }

        Optional<Tree> find(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** @throws werkbank.InputException at this block when the key is not there */
        Tree need(String key, String remedy) {
            return find(key).orElseThrow(() -> place.error(key + " is missing; " + remedy));
        }

        /** @throws werkbank.InputException at the first key that is not known */
        void only(String where, Collection<String> known) {
            entries.forEach((key, entry) -> {
                if (!known.contains(key)) {
                    throw entry.place()
                            .error(String.format(
                                    Locale.ROOT,
                                    "unknown key %s in %s%s (known: %s)",
                                    Wording.quoted(key),
                                    where,
                                    Wording.didYouMean(key, known),
                                    String.join(", ", known)));
                }
            });
        }

        Keys without(String key) {
            Map<String, Entry> others = new LinkedHashMap<>(entries);
            others.remove(key);
            return new Keys(place, others);
        }
    }

    /** @param place of the key */
    record Entry(Place place, Tree value) {}

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

    default InputException wrong(String label, String rule) {
        return place().error(String.format(Locale.ROOT, "%s is %s; it must be %s", label, kind(), rule));
    }
}
