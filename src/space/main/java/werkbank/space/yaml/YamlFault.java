package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The faults that SnakeYAML finds in a text that is no YAML, in words that help to mend it. */
final class YamlFault {
    private static final String OTHERWISE =
            "look here and in the line above for a bracket, quote, comma or colon that is missing, or a wrong indentation";

    /** Beginning of what SnakeYAML says, and what we say; the first that fits. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry(
                    "mapping values are not allowed",
                    "there is a colon where no key can stand; indent a key as its neighbours,"
                            + " and put text that has a colon in quotes"),
            Map.entry(
                    "sequence entries are not allowed",
                    "a list starts in the line below its key, each '- ' indented alike"),
            Map.entry("expected ',' or ']'", "a list in [ ] needs a comma between its items and ] at its end"),
            Map.entry("expected ',' or '}'", "a block in { } needs a comma between its keys and } at its end"),
            Map.entry("expected <block end>", "this line is indented otherwise than the ones above it"),
            Map.entry("could not find expected ':'", "a key needs a colon and a space after it"),
            Map.entry("found undefined alias", "there is no anchor & of this name above"),
            Map.entry("but found another document", "a second document starts here; a file has one search space"),
            Map.entry("found unexpected end of stream", "a quote is opened and not closed"),
            Map.entry(
                    "found unknown escape character", "a \\ in double quotes means something else; use single quotes"),
            Map.entry("expected escape sequence", "a \\ in double quotes means something else; use single quotes"),
            Map.entry("expected the node content", "a value is missing before this"),
            Map.entry("found character", "no value can start with this character; put it in quotes"),
            Map.entry("Nesting Depth", "it is nested too deeply"),
            Map.entry("Number of aliases", "it has too many aliases; write the values out"),
            Map.entry("The incoming YAML document exceeds", "it is too long"));

    private static final Pattern BARE = Pattern.compile("\\s*(?:- +)?([A-Za-z][\\w-]*)\\s*(?:#.*)?");

    private YamlFault() {}

    static String words(String problem) {
        return WORDS.stream()
                .filter(entry -> problem.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHERWISE);
    }

    /** The remedy where keys stand below a word that has no colon, as in {@code - max-pool} with a {@code when:} below. */
    static Optional<String> bareLayer(String problem, String text, int line) {
        if (!problem.startsWith("mapping values are not allowed")) {
            return Optional.empty();
        }
        return above(text, line)
                .map(BARE::matcher)
                .filter(Matcher::matches)
                .map(word -> String.format(
                        Locale.ROOT,
                        "a key stands below '%1$s', which has no colon; write '%1$s:' in the line above",
                        word.group(1)));
    }

    /** The last line before this one that is not empty. */
    private static Optional<String> above(String text, int line) {
        Stream<String> before = text.lines().limit(line - 1L).filter(other -> !other.isBlank());
        return before.reduce((first, second) -> second);
    }
}
