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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link from a page to a file or a heading of this project leads somewhere. */
class DocumentedLinksTest {
    private static final Pattern LINK =
            Pattern.compile("(?:\\]\\(|src(?:set)?=\")(?!https?:)([^)#\"\\s]*)(?:#([^)\"\\s]+))?[)\"]");
    private static final Pattern PACKED = Pattern.compile("<include>([^*<]+)(?:/\\*\\*)?</include>");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int seen = 0;
        for (Path page : pages()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                seen++;
                Path file = target(page, link);
                if (Files.notExists(file)
                        || link.group(2) != null && !headings(file).contains(link.group(2))) {
                    broken.add(page + ": " + link.group());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(seen).isGreaterThan(150);
    }

    @Test
    void aReleaseHasWhatItsPagesLinkTo() throws IOException {
        List<Path> packed = PACKED.matcher(Files.readString(Path.of("src/cli/release/zip.xml")))
                .results()
                .map(include -> Path.of(include.group(1)))
                .toList();
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> target(page, link).normalize())
                    .filter(file -> packed.stream().noneMatch(one -> file.startsWith(one) || one.startsWith(file)))
                    .forEach(file -> missing.add(page + ": " + file));
        }
        assertThat(packed).hasSizeGreaterThan(8);
        assertThat(missing).isEmpty();
    }

    private static Path target(Path page, MatchResult link) {
        return link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
    }

    /** README, the page for contributors, and those of the folder of documents. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }

    /** Anchors as they are made of headings: small letters, without punctuation, hyphens for spaces. */
    private static Set<String> headings(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
