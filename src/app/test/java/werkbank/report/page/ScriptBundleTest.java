package werkbank.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import werkbank.WerkbankException;

class ScriptBundleTest {
    private static final String SUM = "export const sum = (a, b) => a + b;\n";

    private static String bundle(String main, Map<String, String> others) {
        return ScriptBundle.of("main.js", path -> path.equals("main.js") ? main : others.get(path));
    }

    @Test
    void whatIsImportedStandsBeforeAndOnce() {
        String bundle = bundle(
                "// Main.\n\nimport { twice } from \"./a/twice.js\";\nimport { sum } from \"./b/sum.js\";\n\ntwice(sum(1, 2));\n",
                Map.of(
                        "a/twice.js",
                        "import {\n  sum,\n} from \"../b/sum.js\";\n\nexport function twice(a) {\n  return sum(a, a);\n}\n",
                        "b/sum.js",
                        SUM));
        assertThat(bundle)
                .isEqualTo("const sum = (a, b) => a + b;\n\nfunction twice(a) {\n  return sum(a, a);\n}\n\n"
                        + "// Main.\n\n\ntwice(sum(1, 2));\n");
    }

    @Test
    void circlesAreRefused() {
        refuses(
                "import { a } from \"./a.js\";\n",
                Map.of(
                        "a.js", "import { b } from \"./b.js\";\nexport const a = b;\n",
                        "b.js", "import { a } from \"./a.js\";\nexport const b = a;\n"),
                "a.js imports itself, through others");
    }

    @Test
    void whatIsNotExportedCannotBeImported() {
        refuses(
                "import { sum, product } from \"./sum.js\";\n",
                Map.of("sum.js", SUM + "const product = (a, b) => a * b;\n"),
                "main.js imports product, which sum.js doesn't export");
    }

    @Test
    void aNameBelongsToOneModule() {
        refuses(
                "import { sum } from \"./sum.js\";\nfunction sum() {}\n",
                Map.of("sum.js", SUM),
                "main.js declares sum, as sum.js does");
    }

    @Test
    void importsOfAnotherFormAreRefused() {
        refuses("import * as all from \"./sum.js\";\n", Map.of("sum.js", SUM), "main.js has an import of another form");
    }

    private static void refuses(String main, Map<String, String> others, String problem) {
        assertThatThrownBy(() -> bundle(main, others))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("the report's scripts: " + problem);
    }
}
