package werkbank.space.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import werkbank.option.Domain;
import werkbank.option.MessageText;

/**
 * Our words for those of Keras, Optuna, W&amp;B and others, from {@code synonyms.properties}, and what to do about words
 * that have no counterpart here, from {@code advice.properties}.
 */
final class Vocabulary {
    private static final Map<String, List<String>> SYNONYMS = synonyms();
    private static final Map<String, Map<String, String>> ADVICE = advice();

    private Vocabulary() {}

    /** Letters and digits alone, in lower case, up to a parenthesis: {@code Conv2D(32)} is {@code conv2d}. */
    static String plain(String word) {
        return word.replaceFirst("\\(.*", "").replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** The one of the known words that another word stands for, or is a slip of the pen for. */
    static Optional<String> meant(String word, Collection<String> known) {
        return synonym(word, known)
                .or(() -> advice(word, known).isPresent() ? Optional.empty() : MessageText.nearest(word, known));
    }

    /**
     * The remedy to follow a word that is unknown: the word that is meant or what to do instead, or else what is known.
     */
    static String remedy(String word, Collection<String> known) {
        return sure(word, known).orElseGet(() -> guess(word, known));
    }

    /**
     * Says what to do about a key, which unlike a word of {@link #remedy} may belong elsewhere too: in a block it is
     * rather misspelt than misplaced, at the top of the file the other way round.
     */
    static String remedyForKey(String key, Collection<String> known) {
        if (!known.equals(SpaceFile.KNOWN) && MessageText.nearest(key, known).isPresent()) {
            return remedy(key, known);
        }
        return sure(key, known)
                .or(() -> MisplacedKey.of(key, known).map(home -> "; " + home.words()))
                .orElseGet(() -> guess(key, known));
    }

    /** Says what to do about a key that is to name a parameter; a range in place has its path for a name. */
    static String remedyForParameter(String key, Collection<String> parameters) {
        String paths = parameters.stream()
                .filter(name -> synonym(key, List.of(name.substring(name.lastIndexOf('.') + 1)))
                        .isPresent())
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(" or "));
        return paths.isEmpty() ? guess(key, parameters) : "; it is called " + paths + " here";
    }

    /** Says what was meant, where no list of what is known follows. */
    static String hint(String word, Collection<String> known) {
        return sure(word, known).orElseGet(() -> MessageText.didYouMean(word, known));
    }

    /** The rule of its domain that a value breaks, to follow 'it must be', and the word that was meant. */
    static String rule(Domain domain, Object value) {
        return domain.rule(value)
                + (domain instanceof Domain.Word word ? hint(String.valueOf(value), word.words()) : "");
    }

    private static Optional<String> sure(String word, Collection<String> known) {
        return synonym(word, known)
                .map(ours -> String.format(Locale.ROOT, "; it is called '%s' here", ours))
                .or(() -> advice(word, known).map(advice -> "; " + advice));
    }

    private static String guess(String word, Collection<String> known) {
        return String.format(
                Locale.ROOT, "%s (known: %s)", MessageText.didYouMean(word, known), String.join(", ", known));
    }

    /** The known word that differs in capitals, hyphens and the like alone. */
    static Optional<String> same(String word, Collection<String> known) {
        String plain = plain(word);
        return known.stream().filter(ours -> plain(ours).equals(plain)).findFirst();
    }

    static Optional<String> synonym(String word, Collection<String> known) {
        return same(word, known).or(() -> SYNONYMS.getOrDefault(plain(word), List.of()).stream()
                .filter(known::contains)
                .findFirst());
    }

    private static Optional<String> advice(String word, Collection<String> known) {
        return known.stream()
                .map(ours -> ADVICE.getOrDefault(ours, Map.of()).get(plain(word)))
                .filter(advice -> advice != null)
                .findFirst();
    }

    private static Map<String, List<String>> synonyms() {
        Map<String, List<String>> synonyms = new HashMap<>();
        read("/space/synonyms.properties").forEach((ours, others) -> List.of(others.split(" "))
                .forEach(other -> synonyms.computeIfAbsent(other, key -> new ArrayList<>())
                        .add(ours)));
        return synonyms;
    }

    private static Map<String, Map<String, String>> advice() {
        Map<String, Map<String, String>> advice = new LinkedHashMap<>();
        read("/space/advice.properties").forEach((key, text) -> {
            String ours = key.substring(0, key.indexOf('/'));
            for (String word : key.substring(ours.length() + 1).split(",")) {
                advice.computeIfAbsent(ours, same -> new HashMap<>()).put(word, text);
            }
        });
        return advice;
    }

    private static Map<String, String> read(String resource) {
        Properties properties = new Properties();
        try (InputStream in = Vocabulary.class.getResourceAsStream(resource);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> result = new LinkedHashMap<>();
        properties.stringPropertyNames().stream().sorted().forEach(key -> result.put(key, properties.getProperty(key)));
        return result;
    }
}
