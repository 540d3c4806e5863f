package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import werkbank.space.Objective;

/**
 * The schema and the tables of the reference are those that the declarations make. Run with the system property
 * {@code werkbank.reference} set to {@code write}, it writes them anew.
 */
class GeneratedReferenceTest {
    private static final Path SCHEMA = Path.of("search-spaces", "werkbank.schema.json");
    private static final List<String> PAGES = List.of("search-space.md", "search.md", "samplers.md");

    @Test
    void theSchemaIsThatOfTheDeclarations() throws IOException {
        assertIsGenerated(SCHEMA, schema(Files.readString(SCHEMA)));
    }

    @Test
    void theTablesAreThoseOfTheDeclarations() throws IOException {
        Set<String> missing = new HashSet<>(Reference.tables().keySet());
        for (String name : PAGES) {
            Path page = Path.of("docs", name);
            assertIsGenerated(page, page(Files.readString(page), missing));
        }
        assertThat(missing).as("tables that stand on no page").isEmpty();
    }

    @Test
    void theKeysByHandAreThoseThatAreRead() throws IOException {
        Map<?, ?> schema = SchemaText.parse(Files.readString(SCHEMA));
        Map<?, ?> definitions = (Map<?, ?>) schema.get("$defs");

        assertThat(keys(schema)).containsExactlyInAnyOrderElementsOf(SpaceFile.KNOWN);
        assertThat(keys((Map<?, ?>) definitions.get("data"))).containsExactlyInAnyOrderElementsOf(DataReader.KEYS);
        assertThat(((Map<?, ?>) definitions.get("objective")).get("enum"))
                .isEqualTo(Stream.of(Objective.values()).map(Objective::label).toList());
        assertThat(SpaceFile.KNOWN)
                .containsAll(SpaceFingerprint.INDIFFERENT)
                .containsAll(OneTrialText.SEARCHING)
                .doesNotHaveDuplicates();
    }

    private static List<String> keys(Map<?, ?> object) {
        return ((Map<?, ?>) object.get("properties"))
                .keySet().stream().map(String.class::cast).toList();
    }

    @Test
    void everyDefinitionIsReferredTo() throws IOException {
        String schema = Files.readString(SCHEMA);
        Map<?, ?> definitions = (Map<?, ?>) SchemaText.parse(schema).get("$defs");

        assertThat(definitions).isNotEmpty();
        assertThat(definitions.keySet()).allSatisfy(name -> assertThat(schema).contains("\"#/$defs/" + name + "\""));
    }

    private static void assertIsGenerated(Path file, String generated) throws IOException {
        if ("write".equals(System.getProperty("werkbank.reference"))) {
            Files.writeString(file, generated);
        }
        List<String> found = Files.readString(file).lines().toList();
        List<String> wanted = generated.lines().toList();
        int line = 0;
        while (line < found.size() && line < wanted.size() && found.get(line).equals(wanted.get(line))) {
            line++;
        }
        assertThat(found.subList(line, Math.min(line + 1, found.size())))
                .as("line %d of %s; run this test with -Dwerkbank.reference=write", line + 1, file)
                .isEqualTo(wanted.subList(line, Math.min(line + 1, wanted.size())));
    }

    private static String schema(String text) throws IOException {
        Map<String, Object> root = SchemaParts.copy(SchemaText.parse(text));
        Map<String, Object> definitions = SchemaParts.copy((Map<?, ?>) root.get("$defs"));
        definitions.putAll(Reference.definitions());
        root.put("$defs", definitions);
        return SchemaText.of(root);
    }

    /** @param missing tables that are on no page yet */
    private static String page(String text, Set<String> missing) {
        String page = text;
        for (Map.Entry<String, String> table : Reference.tables().entrySet()) {
            String begin = "<!-- generated: " + table.getKey() + " -->\n";
            String end = "<!-- end of " + table.getKey() + " -->";
            if (!page.contains(begin)) {
                continue;
            }
            missing.remove(table.getKey());
            assertThat(page).contains(end);
            page = page.substring(0, page.indexOf(begin) + begin.length())
                    + "\n" + table.getValue() + "\n"
                    + page.substring(page.indexOf(end));
        }
        return page;
    }
}
