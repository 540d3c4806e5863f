package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The first sentence of a Javadoc comment stands alone: an index or an editor shows it without the class around it, and without
 * the comments beside it.
 */
class JavadocTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern MARGIN = Pattern.compile("\\s*\\R\\s*\\*?\\s*");
    private static final Pattern END_OF_FIRST = Pattern.compile("(?<=\\.)\\s|<p>|<ul>|\\s@[a-z]+\\s");
    private static final Pattern WORD = Pattern.compile("[^\\s,;:.]+");

    /** Words with which a sentence goes on from one that is not there. */
    private static final Set<String> LEANING =
            Set.of(("After Also Always As At Because Before Between Beyond But By During Else Empty"
                            + " Even False For From Halfway If In It Its Like Null None Not Of On Once One Only"
                            + " Or Otherwise Since So Than That Their Then These They This Those Till To True"
                            + " Unless Until Upon What Where While Who Whose With Within Without")
                    .split(" "));

    private static final String THE_SAME = "The same ";

    private static final int FEWEST_WORDS = 3;

    /** A tag in which braces come in pairs, at most one pair within another. */
    private static final Pattern INLINE_TAG =
            Pattern.compile("\\{@[^{}]*(\\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\}[^{}]*)*\\}");

    @Test
    void everyFirstSentenceStandsAlone() throws IOException {
        int seen = 0;
        List<String> leaning = new ArrayList<>();
        for (Path source : sources()) {
            for (Comment comment : comments(source)) {
                seen++;
                if (LEANING.contains(comment.words().get(0))
                        || comment.sentence().startsWith(THE_SAME)) {
                    leaning.add(comment.toString());
                }
            }
        }
        assertThat(leaning).isEmpty();
        assertThat(seen).isGreaterThan(2000);
    }

    @Test
    void everyFirstSentenceIsOne() throws IOException {
        List<String> torn = new ArrayList<>();
        for (Path source : sources()) {
            for (Comment comment : comments(source)) {
                if (comment.isTorn()) {
                    torn.add(comment.toString());
                }
            }
        }
        assertThat(torn).isEmpty();
    }

    @Test
    void whatATagSaysIsNoPartOfASentence() {
        assertThat(comment("Reads the {@code {int: [1, 2]}} of a space.").isTorn())
                .isFalse();
        assertThat(comment("{@code {int: [1, 2], step: {of: 1}}} and {@link List}.")
                        .isTorn())
                .isTrue();
        assertThat(comment("{@code werkbank check}.").isTorn()).isTrue();
    }

    private static Comment comment(String sentence) {
        return new Comment(Path.of("Some.java"), 1, sentence);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().replace('\\', '/').contains("/main/java/"))
                    .sorted()
                    .toList();
        }
    }

    /** Those that do not begin with a tag: {@code @param} says all that there is to say of a plain setter. */
    private static List<Comment> comments(Path source) throws IOException {
        String text = Files.readString(source);
        return COMMENT.matcher(text)
                .results()
                .map(found -> Comment.of(source, text, found))
                .filter(comment -> !comment.sentence().startsWith("@"))
                .toList();
    }

    private record Comment(Path file, long line, String sentence) {
        static Comment of(Path file, String text, MatchResult found) {
            String content = MARGIN.matcher(found.group(1)).replaceAll(" ").strip();
            long line = 1
                    + text.substring(0, found.start())
                            .chars()
                            .filter(one -> one == '\n')
                            .count();
            return new Comment(file, line, END_OF_FIRST.split(content, 2)[0].strip());
        }

        List<String> words() {
            return words(sentence);
        }

        private static List<String> words(String text) {
            return WORD.matcher(text).results().map(MatchResult::group).toList();
        }

        boolean isTorn() {
            return words(INLINE_TAG.matcher(sentence).replaceAll("")).size() < FEWEST_WORDS || !sentence.endsWith(".");
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s:%d: %s", file, line, sentence);
        }
    }
}
